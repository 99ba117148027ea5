@echo off
rem Windows: lanhmanh.cmd demo, lanhmanh.cmd check ... - nhu ./lanhmanh tren Linux (tep nay viet khong dau vi cmd doc theo bang ma cua may).
setlocal
set "here=%~dp0"
set "venv=%here%.venv"
if exist "%venv%\Scripts\uv.exe" goto ready

set "python="
for %%v in (3.12 3.11 3.13 3.14) do if not defined python py -%%v --version >nul 2>&1 && set "python=py -%%v"
if not defined python (
  echo Can Python 3.11 den 3.14 ^(https://www.python.org, kem trinh khoi dong py^). 1>&2
  exit /b 2
)
echo Cai dat lan dau vao .venv; mat mot vai phut. 1>&2
%python% -m venv "%venv%" || exit /b 2
"%venv%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check uv || (
  echo Khong tai duoc thu vien tu PyPI. Kiem tra mang roi chay lai; khong co mang thi dung goi cai san ^(docs\installing.md^). 1>&2
  rmdir /s /q "%venv%"
  exit /b 2
)

:ready
set "UV_PROJECT_ENVIRONMENT=%venv%"
"%venv%\Scripts\uv.exe" sync --frozen --inexact --quiet --no-dev --extra web --project "%here%." --python "%venv%\Scripts\python.exe" || (
  echo Khong cai duoc thu vien. Kiem tra mang va cho trong tren dia roi chay lai. 1>&2
  exit /b 2
)
set "PYTHONPATH=%here%"
set "PYTHONUTF8=1"
set "LANHMANH_CALLED=%~0"
"%venv%\Scripts\python.exe" -m desk.cli %*
exit /b %ERRORLEVEL%
