# SPDX-License-Identifier: Apache-2.0
# Tries what packages.py made, as an administrator of a Windows that may be thrown away: `pwsh try-packages.ps1 FOLDER`.
# Unpacks the portable zip, makes the example and a court's paper of it; then installs the MSI, does the same, removes it
# and looks for what is left.
param([Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = "Stop"
$env:QT_QPA_PLATFORM = "offscreen"
$work = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())

function Test-Program([string]$Program, [string]$Place) {
    New-Item -ItemType Directory $Place | Out-Null
    $said = & $Program example "$Place\casebook"
    if ($LASTEXITCODE) { throw "The example was not made." }
    $passphrase = ($said | Where-Object { $_ -match "^passphrase: " }) -replace "^passphrase: ", ""
    [IO.File]::WriteAllText("$Place\passphrase", $passphrase)
    & $Program document "$Place\casebook\casebook.vlu" CVL/2024/0017 social-history --passphrase-file "$Place\passphrase" `
        --court "Porth Maddow Crown Court" --recipient "Porth Maddow Crown Court" --purpose Sentence --near harmless --out "$Place\court.pdf"
    if ($LASTEXITCODE) { throw "The court's paper was not made." }
    if ([Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes("$Place\court.pdf"), 0, 5) -ne "%PDF-") { throw "It is no PDF." }
}

function Invoke-Installer([string]$What, [string]$File) {
    $ran = Start-Process msiexec -ArgumentList $What, "`"$File`"", "/qn" -Wait -PassThru
    if ($ran.ExitCode) { throw "msiexec $What ended with $($ran.ExitCode)." }
}

Expand-Archive (Get-Item "$Folder\*.zip").FullName "$work\portable"
Test-Program (Get-Item "$work\portable\*\vlu-desktop.exe").FullName "$work\unpacked"
"The zip: unpacked, used."

foreach ($msi in Get-Item "$Folder\*.msi") {
    $installed = "$env:ProgramFiles\Victim liaison desktop"
    Invoke-Installer "/i" $msi.FullName
    Test-Program "$installed\vlu-desktop.exe" "$work\installed"
    Invoke-Installer "/x" $msi.FullName
    if (Test-Path $installed) { throw "Something of it is left in $installed." }
    "The MSI: installed, used, removed, nothing left."
}
