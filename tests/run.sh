#!/usr/bin/env bash
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tests/run.sh [PROJECT]

Builds Contracts.sln in Release and runs every test project of it.
PROJECT is a part of a test project's name and runs only the projects it matches: Hub, Generators, TradingDesk, ...

The last line is "N passed, N failed, N skipped", summed over all projects. Explicit tests count as
skipped. A build that fails and a project that crashes or holds no test count as one failure each.

Exit code: 0 all passed; 1 a failure; 2 wrong usage; 3 a tool is missing.
TEXT
}

case "${1:-}" in
  -h | --help)
    usage
    exit 0
    ;;
  -*)
    usage >&2
    exit 2
    ;;
esac
if (($# > 1)); then
  usage >&2
  exit 2
fi
filter=${1:-}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
exec </dev/null

# Worker processes that outlive the build would keep the output of a CI job open.
if [[ ${CI:-} == true ]]; then
  export MSBUILDDISABLENODEREUSE=1
fi

passed=0
failed=0
skipped=0

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  if ((failed > 0 || passed == 0)); then
    exit 1
  fi
  exit 0
}

need_dotnet() {
  local major
  major=$(sed -nE 's/.*"version": *"([0-9]+)\..*/\1/p' global.json)
  if command -v dotnet >/dev/null && dotnet --list-sdks | grep -q "^$major\."; then
    return
  fi
  cat >&2 <<TEXT
The .NET SDK $major is needed and was not found. Get it
  from https://dotnet.microsoft.com/download/dotnet/$major.0, or
  with the package manager: apt-get install dotnet-sdk-$major.0, brew install dotnet, winget install Microsoft.DotNet.SDK.$major
TEXT
  exit 3
}

# Some tests start a Redis of their own and talk to it from Python; a clean machine has neither.
prepare_tools() {
  local as_root='' install missing=()
  if ! command -v redis-server >/dev/null || ! command -v redis-cli >/dev/null; then
    missing+=(redis)
  fi
  if ! command -v python3 >/dev/null; then
    missing+=(python3)
  fi
  if ((${#missing[@]} == 0)); then
    return
  fi

  if ((EUID != 0)); then
    as_root='sudo -n '
  fi
  if command -v apt-get >/dev/null; then
    install="${as_root}apt-get update && ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ${missing[*]/%redis/redis-server}"
  elif command -v dnf >/dev/null; then
    install="${as_root}dnf install --assumeyes ${missing[*]}"
  elif command -v brew >/dev/null; then
    install="brew install ${missing[*]}"
  else
    echo "Not found: ${missing[*]}, and neither apt-get, dnf nor brew to install it with. Get it from https://redis.io/docs/latest/operate/oss_and_stack/install/ and https://www.python.org/downloads/" >&2
    exit 3
  fi

  echo "Not found: ${missing[*]}; installing: $install"
  if ! bash -c "$install" || ! command -v redis-server >/dev/null || ! command -v python3 >/dev/null; then
    echo "It could not be installed. Run this and try again: ${install//sudo -n/sudo}" >&2
    exit 3
  fi
}

# Adds what a test host printed in its summary to the sums; anything unexpected is a failure.
count() {
  local name=$1 log=$2 code=$3 summary total errors failures ignored explicit
  summary=$(grep -E '^ +[^ ]+ +Total: [0-9]+' "$log" | tail -n 1 || true)
  total=$(field Total "$summary")
  errors=$(field Errors "$summary")
  failures=$(field Failed "$summary")
  ignored=$(field Skipped "$summary")
  explicit=$(field 'Not Run' "$summary")

  if [[ -z $summary ]]; then
    echo "$name: the test host ended with exit code $code and without a summary" >&2
    failed=$((failed + 1))
    return
  fi

  passed=$((passed + total - failures - ignored - explicit))
  failed=$((failed + failures + errors))
  skipped=$((skipped + ignored + explicit))

  if ((total == 0)); then
    echo "$name: no test was found" >&2
    failed=$((failed + 1))
  elif ((code != 0 && failures + errors == 0)); then
    echo "$name: the test host ended with exit code $code after its summary" >&2
    failed=$((failed + 1))
  fi
}

field() {
  local value
  value=$(sed -nE "s/.* $1: ([0-9]+).*/\1/p" <<<"$2")
  echo "${value:-0}"
}

run_project() {
  local project=$1 name log code=0 start=$SECONDS
  name=$(basename "$project" .csproj)
  log=$logs/$name.log
  echo
  echo "== $name"
  dotnet "$(dirname "$project")/bin/Release/net10.0/$name.dll" -noLogo -noColor 2>&1 | tee "$log" || code=${PIPESTATUS[0]}
  count "$name" "$log" "$code"
  echo "== $name: $((SECONDS - start)) s"
}

need_dotnet

projects=()
while IFS= read -r project; do
  projects+=("$project")
done < <(dotnet sln Contracts.sln list | tr '\\' '/' | grep -E "^tests/.*\.Tests\.csproj$" | grep -iF -- "$filter" | sort)
if ((${#projects[@]} == 0)); then
  echo "No test project matches '$filter'." >&2
  exit 2
fi

if grep -q 'AgentContracts.Testing.csproj' "${projects[@]}"; then
  prepare_tools
fi

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

start=$SECONDS
if ! dotnet build Contracts.sln --configuration Release --nologo --verbosity minimal; then
  echo "The build failed." >&2
  failed=1
  finish
fi
echo "== build: $((SECONDS - start)) s"

for project in "${projects[@]}"; do
  run_project "$project"
done
finish
