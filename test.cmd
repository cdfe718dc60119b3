@echo off
rem The whole gate on Windows: style, types, import contracts, tests.
setlocal
cd /d "%~dp0"
call installer\bootstrap.cmd || exit /b 1
set QT_QPA_PLATFORM=offscreen
set PY=.venv\Scripts\python.exe
if not "%~1"=="" (
  %PY% -m pytest %*
  exit /b
)
%PY% -m ruff check . || exit /b 1
%PY% -m ruff format --check . || exit /b 1
%PY% -m mypy || exit /b 1
.venv\Scripts\lint-imports.exe || exit /b 1
%PY% -m pytest -q
