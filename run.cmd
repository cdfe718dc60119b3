@echo off
rem Starts Altmetric Desktop on Windows; the first call makes .venv. See run for what the arguments mean.
setlocal
call "%~dp0installer\bootstrap.cmd" || exit /b 1
"%~dp0.venv\Scripts\python.exe" -m altmetric_desktop %*
