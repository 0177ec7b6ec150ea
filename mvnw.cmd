@echo off
rem Runs Maven: the version named in .mvn\wrapper\maven-wrapper.properties, downloaded once and kept in the home folder,
rem else an installed one.
setlocal
set "SETTINGS=%~dp0.mvn\wrapper\maven-wrapper.properties"
for /f "usebackq tokens=1,2 delims==" %%a in ("%SETTINGS%") do (
  if "%%a"=="mavenVersion" set "VERSION=%%b"
  if "%%a"=="distributionBase" set "BASE=%%b"
)
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "TARGET=%DISTS%\handoff-maven-%VERSION%"
rem A first look needs nothing that tests alone need: the largest part of what Maven would fetch.
set "LOOK="
for %%a in (%*) do if "%%~a"=="spring-boot:run" set "LOOK=-Dmaven.test.skip=true"
if exist "%TARGET%\bin\mvn.cmd" goto run

rem The checksum comes from Apache's own server over https, as Apache publishes it: no copy of it to go stale here.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference='Stop'; $ProgressPreference='SilentlyContinue';" ^
  "[Net.ServicePointManager]::SecurityProtocol='Tls12';" ^
  "$name='apache-maven-%VERSION%-bin.zip'; $url='%BASE%/%VERSION%/binaries/'+$name;" ^
  "$draft='%TARGET%.'+$PID; New-Item -ItemType Directory -Force $draft | Out-Null;" ^
  "try { Invoke-WebRequest -UseBasicParsing -TimeoutSec 20 ($url+'.sha512') -OutFile ($draft+'\expected');" ^
  "Invoke-WebRequest -UseBasicParsing -TimeoutSec 300 $url -OutFile ($draft+'\'+$name) }" ^
  "catch { Remove-Item -Recurse -Force $draft; exit 2 };" ^
  "$expected=((Get-Content -Raw ($draft+'\expected')).Trim() -split '\s+')[0];" ^
  "$actual=(Get-FileHash -Algorithm SHA512 ($draft+'\'+$name)).Hash;" ^
  "if ($expected -ne $actual) { Remove-Item -Recurse -Force $draft; exit 3 };" ^
  "Expand-Archive ($draft+'\'+$name) $draft; Move-Item ($draft+'\apache-maven-%VERSION%') '%TARGET%'; Remove-Item -Recurse -Force $draft"
if %ERRORLEVEL%==0 goto run
if %ERRORLEVEL%==3 (
  echo The downloaded Maven %VERSION% does not match its published SHA-512 checksum. Nothing was installed. 1>&2
  exit /b 1
)
where mvn >nul 2>nul
if errorlevel 1 (
  echo Maven %VERSION% cannot be downloaded from %BASE%, and no mvn is installed. Install Maven 3.8 or newer, or go online once. 1>&2
  exit /b 1
)
echo Maven %VERSION% cannot be downloaded from %BASE%; using the installed one. 1>&2
call mvn %LOOK% %*
exit /b %ERRORLEVEL%

:run
call "%TARGET%\bin\mvn.cmd" %LOOK% %*
exit /b %ERRORLEVEL%
