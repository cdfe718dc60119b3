@echo off
rem Shared by run.cmd and test.cmd: .venv from the lock, with hashes; made anew when the lock changed.
rem Not yet run on a Windows machine by us.
set "HERE=%~dp0.."
set "PY=%HERE%\.venv\Scripts\python.exe"
fc /b "%HERE%\requirements.lock" "%HERE%\.venv\stamp" >nul 2>nul && "%PY%" -c "" 2>nul && exit /b 0
echo Preparing .venv (once, about a minute)...
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul || (
  echo Python 3.11 or later is needed, with its launcher py.
  exit /b 1
)
py -3 -m venv --clear "%HERE%\.venv" || exit /b 1
"%PY%" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r "%HERE%\requirements.lock" || exit /b 1
"%PY%" -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e "%HERE%" || exit /b 1
copy /y "%HERE%\requirements.lock" "%HERE%\.venv\stamp" >nul
