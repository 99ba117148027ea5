# Cai lanhmanh tu goi nay, khong can mang:  powershell -ExecutionPolicy Bypass -File install.ps1 [NOI_CAI]
# (viet khong dau: PowerShell 5 doc tep khong BOM theo bang ma cua may)
param([string]$Place = "$env:LOCALAPPDATA\lanhmanh")
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path

foreach ($line in Get-Content (Join-Path $here 'SHA256SUMS')) {
  $wanted, $name = $line -split '  ', 2
  $path = Join-Path $here $name
  if (-not (Test-Path -LiteralPath $path) -or (Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash -ne $wanted) {
    Write-Host "Goi bi hong hoac bi sua: $name khong dung SHA256SUMS. Chep lai goi; chua cai gi."; exit 4
  }
}

$wheels = Join-Path $here 'wheels'
foreach ($version in '3.12', '3.11', '3.13', '3.14') {
  & py "-$version" --version *> $null
  if ($LASTEXITCODE -ne 0) { continue }
  if (Test-Path -LiteralPath $Place) { Remove-Item -Recurse -Force -LiteralPath $Place }
  & py "-$version" -m venv $Place
  $python = Join-Path $Place 'Scripts\python.exe'
  & $python -m pip install --quiet --disable-pip-version-check --no-index --find-links $wheels 'lanhmanh[web]'
  if ($LASTEXITCODE -eq 0) {
    Write-Host "Da cai bang Python $version. Chay thu: $(Join-Path $Place 'Scripts\lanhmanh.exe') demo"; exit 0
  }
  Remove-Item -Recurse -Force -LiteralPath $Place
  Write-Host "Goi nay khong co du thu vien cho Python $version; thu ban khac."
}
Write-Host 'Khong cai duoc: goi khong co thu vien cho ban Python nao tren may nay (can 3.11 den 3.14, kem trinh khoi dong py).'
exit 2
