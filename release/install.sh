#!/usr/bin/env bash
# Cài lanhmanh từ gói này, không cần mạng: ./install.sh [NƠI_CÀI]   (mặc định ~/.local/share/lanhmanh)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
place="${1:-$HOME/.local/share/lanhmanh}"
say() { printf '%s\n' "$*" >&2; }

if command -v sha256sum >/dev/null 2>&1; then check=(sha256sum -c --quiet); else check=(shasum -a 256 -c --quiet); fi
(cd "$here" && "${check[@]}" SHA256SUMS) || { say "Gói bị hỏng hoặc bị sửa: tệp nêu trên không đúng SHA256SUMS. Chép lại gói; chưa cài gì."; exit 4; }

tried=""
for name in "${LANHMANH_PYTHON:-}" python3.12 python3.11 python3.13 python3.14 python3; do
  [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
  "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || continue
  case " $tried " in *" $("$name" -c 'import sys; print(sys.executable)') "*) continue ;; esac
  tried="$tried $("$name" -c 'import sys; print(sys.executable)')"
  rm -rf "$place.moi"
  "$name" -m venv "$place.moi" || { say "Không tạo được môi trường Python. Trên Debian, Ubuntu: cài python3-venv."; exit 2; }
  pip=(-m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" 'lanhmanh[web]')
  if "$place.moi/bin/python" "${pip[@]}" --dry-run; then
    rm -rf "$place.moi" "$place"
    "$name" -m venv "$place"  # anew: such an environment knows its own place, and can't be moved
    "$place/bin/python" "${pip[@]}"
    say "Đã cài bằng $("$name" --version). Chạy thử: $place/bin/lanhmanh demo"
    exit 0
  fi
  rm -rf "$place.moi"
  say "Gói này không có đủ thư viện cho $("$name" --version); thử Python khác."
done
say "Không cài được: gói không có thư viện cho bản Python nào trên máy này (cần 3.11 đến 3.14). Xem tên tệp trong wheels/: cp312 là Python 3.12."
exit 2
