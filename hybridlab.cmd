@echo off
rem Runs hybridlab; builds it first where it is not built or a source is newer than the build.
rem
rem   HYBRIDLAB_JAVA_OPTS   further options of the JVM, e.g. -Xmx2g
rem
rem Exit code 4: this machine lacks something, and the text says what. All others: hybridlab --help.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "LAUNCHER=%HERE%\target\launcher"
set "JAR=%HERE%\cli\target\cli.jar"

rem JAVA_HOME and PATH come first, since their owner chose them; then the usual folders.
set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do call :consider_bin "%%~dpJ."
if not defined JDK call :look_in "%ProgramFiles%\Eclipse Adoptium"
if not defined JDK call :look_in "%ProgramFiles%\Java"
if not defined JDK call :look_in "%ProgramFiles%\Microsoft"
if not defined JDK call :look_in "%ProgramFiles%\Zulu"
if not defined JDK call :look_in "%ProgramFiles%\Amazon Corretto"
if not defined JDK call :look_in "%ProgramFiles%\BellSoft"
if not defined JDK call :look_in "%LocalAppData%\Programs\Eclipse Adoptium"
if not defined JDK call :look_in "%UserProfile%\.jdks"
if not defined JDK call :look_in "%UserProfile%\scoop\apps"
if not defined JDK (
    echo hybridlab: needs a JDK of version 21 or newer and found none: install one ^(for instance from https://adoptium.net^) or set JAVA_HOME. 1>&2
    exit /b 4
)

call :is_built
if not errorlevel 1 goto run

where mvn >nul 2>nul
if errorlevel 1 (
    echo hybridlab: needs Maven ^(the command 'mvn'^) to build itself and found none on the PATH: install it from https://maven.apache.org. 1>&2
    exit /b 4
)
if not exist "%LAUNCHER%" mkdir "%LAUNCHER%"
echo hybridlab: building itself ^(first use or sources are newer; may download libraries^) ... 1>&2
rem Copied before the build, so that what changes during it counts as newer.
if exist "%LAUNCHER%\sources" rmdir /s /q "%LAUNCHER%\sources"
for %%M in (mailflow record smtp authentication identity neighbours fake-onprem fake-exo reports harness cli) do (
    xcopy "%HERE%\%%M\src\main" "%LAUNCHER%\sources\%%M\src\main" /e /i /q /y >nul
    xcopy "%HERE%\%%M\pom.xml" "%LAUNCHER%\sources\%%M\" /q /y >nul
)
xcopy "%HERE%\pom.xml" "%LAUNCHER%\sources\" /q /y >nul
if exist "%LAUNCHER%\built" del "%LAUNCHER%\built"
set "OWN_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
call mvn -q -B -f "%HERE%\pom.xml" -pl cli -am -Dmaven.test.skip=true package >"%LAUNCHER%\build.log" 2>&1
if errorlevel 1 (
    type "%LAUNCHER%\build.log" 1>&2
    echo hybridlab: could not build itself; the reason is above. 1>&2
    exit /b 4
)
set "JAVA_HOME=%OWN_JAVA_HOME%"
type nul >"%LAUNCHER%\built"

:run
rem Short runs: the quick compiler and the simple collector start fastest. A benchmark wants the JVM as servers run it.
set "SPEED=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="bench" set "SPEED="
"%JDK%\bin\java.exe" -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LAUNCHER%\classes.jsa" -Xlog:disable %SPEED% "-Dhybridlab.launcher=%HERE%\hybridlab.cmd" %HYBRIDLAB_JAVA_OPTS% -cp "%JAR%" dev.hybridlab.cli.Main %*
exit /b %ERRORLEVEL%

rem Succeeds when no source is newer than its copy of the last build. 'xcopy /l /d' only lists what it would copy.
:is_built
if not exist "%LAUNCHER%\built" exit /b 1
if not exist "%JAR%" exit /b 1
for %%M in (mailflow record smtp authentication identity neighbours fake-onprem fake-exo reports harness cli) do (
    xcopy "%HERE%\%%M\src\main" "%LAUNCHER%\sources\%%M\src\main" /l /d /e /i /y 2>nul | findstr "\\" >nul && exit /b 1
    xcopy "%HERE%\%%M\pom.xml" "%LAUNCHER%\sources\%%M\" /l /d /y 2>nul | findstr "\\" >nul && exit /b 1
)
xcopy "%HERE%\pom.xml" "%LAUNCHER%\sources\" /l /d /y 2>nul | findstr "\\" >nul && exit /b 1
exit /b 0

rem Considers every folder inside folder %1, and its 'current' (scoop).
:look_in
if not exist "%~1" exit /b 0
for /d %%D in ("%~1\*") do (
    call :consider "%%~D"
    if exist "%%~D\current\release" call :consider "%%~D\current"
)
exit /b 0

:consider_bin
for %%D in ("%~1\..") do call :consider "%%~fD"
exit /b 0

rem Sets JDK to folder %1 if it is a JDK of version 21 or newer, by the line JAVA_VERSION="25.0.1" of its 'release' file.
:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+" %%F in ("%%~V") do if %%F GEQ 21 set "JDK=%~1"
)
exit /b 0
