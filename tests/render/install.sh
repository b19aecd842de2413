#!/usr/bin/env bash
# Installs what the rendering tests need on Debian: LibreOffice Writer and Calc, poppler, free stand-ins for the
# fonts that GB/T 9704-2012 names, and Chromium for the HTML page. Quick when all is there. Needs root; pdfplumber
# and selenium come with the Python extra.
set -euo pipefail

packages=(chromium chromium-driver libreoffice-writer libreoffice-calc poppler-utils fontconfig fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-liberation)
fonts=/usr/local/share/fonts/govdoc-render

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done
if [[ ${#missing[@]} -gt 0 || ! -e $fonts/FandolFang-Regular.otf ]]; then
  apt-get update -qq
fi
if [[ ${#missing[@]} -gt 0 ]]; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# The Fandol fonts come in a TeX package of 50 MB with many dependencies: only its font files are taken.
if [[ ! -e $fonts/FandolFang-Regular.otf ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 777 "$work"
  (cd "$work" && apt-get download -qq texlive-lang-chinese)
  dpkg-deb --fsys-tarfile "$work"/texlive-lang-chinese*.deb |
    tar -x -C "$work" --wildcards './usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol*-Regular.otf'
  mkdir -p "$fonts"
  find "$work" -name 'Fandol[FHKS]*-Regular.otf' -exec mv {} "$fonts"/ \;
  fc-cache -f "$fonts" >/dev/null
fi
echo "render: $(soffice --version 2>/dev/null | head -n 1)"
