#!/bin/sh
# Installs the Debian packages that are missing, or says exactly which command a person has to run.
#   scripts/install-system.sh run     what the running program needs
#   scripts/install-system.sh test    that, and what the tests need
set -eu

packages="python3-venv tesseract-ocr tesseract-ocr-eng tesseract-ocr-tur tesseract-ocr-ara tesseract-ocr-rus tesseract-ocr-ind tesseract-ocr-spa tesseract-ocr-fra tesseract-ocr-deu tesseract-ocr-ita tesseract-ocr-por tesseract-ocr-ron tesseract-ocr-pol tesseract-ocr-ukr tesseract-ocr-bul tesseract-ocr-kaz tesseract-ocr-aze tesseract-ocr-uzb tesseract-ocr-fas tesseract-ocr-osd gettext fonts-dejavu-core"
[ "${1:-run}" = test ] && packages="$packages chromium postgresql redis-server fonts-liberation fonts-noto-core fonts-crosextra-carlito fonts-open-sans fonts-paratype fonts-roboto-unhinted fonts-hosny-amiri fonts-hosny-thabit"

command -v dpkg-query >/dev/null 2>&1 || {
    echo "This is not Debian or Ubuntu. Please install what these packages hold, then run make again with SYSTEM_READY=1: $packages" >&2
    exit 1
}
missing=""
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
# A Python that brings its own venv (pyenv, a container image) does not need Debian's.
if python3 -c 'import ensurepip, venv' 2>/dev/null; then missing=$(echo "$missing" | sed 's/ python3-venv//'); fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=""; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"; else
    echo "Some system packages are missing, and only an administrator can install them. Please ask for this command to be run, then try again:" >&2
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >/dev/null
