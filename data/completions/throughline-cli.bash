# SPDX-FileCopyrightText: The Throughline authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of throughline-cli for bash.
_throughline_cli () {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-}
  local options=
  if [ "$COMP_CWORD" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'new templates validate info export diff persona schema --help --version' -- "$current")
    return
  fi
  if [ "$command" = persona ] && [ "$COMP_CWORD" = 2 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'list copy update --help' -- "$current")
    return
  fi
  case $previous in
    --theme) options='light dark high-contrast high-contrast-dark print' ;;
    --format) options='svg png pdf pptx xlsx csv md mmd ojf' ;;
    --rank) options='value-effort rice' ;;
    --embed-document) options='auto always never' ;;
    --template) options=$(throughline-cli templates 2>/dev/null | cut -f1) ;;
    --map | --compare) options=$(throughline-cli info --json "${COMP_WORDS[2]}" 2>/dev/null |
      sed -n '/"maps"/,$ s/^ *"id": "\([^"]*\)",*$/\1/p') ;;
    --persona) options=$(throughline-cli persona list "${COMP_WORDS[2]}" 2>/dev/null | cut -f1) ;;
    --id) options=$(throughline-cli persona list "${COMP_WORDS[3]}" 2>/dev/null | cut -f1) ;;
    --scale | --width | --text-scale | --title | --owner | --stage) return ;;
  esac
  if [ -n "$options" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  if [[ $current = -* ]]; then
    case $command in
      new) options='--template --force -o --help' ;;
      templates) options='--save --title --structure --no-personas --force --help' ;;
      info) options='--json --assumptions --help' ;;
      import) options='-o --force --help' ;;
      diff) options='--json --help' ;;
      export) options='-o --map --compare --theme --scale --width --text-scale --comments --format --persona --personas
        --priorities --rank --owner
        --stage --all-maps --stages --lanes --cards --blank --transparent --outlines --embed-fonts --embed-document --dpi
        --preset --page --tiled --slides --smallest-text --font --help' ;;
      persona)
        case ${COMP_WORDS[2]} in
          list) options='--json --help' ;;
          copy) options='--id --map -o --help' ;;
          update) options='--from --id --dry-run --json --help' ;;
        esac
        ;;
      *) options='--help' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -X '!*.journey' -- "$current"; compgen -d -- "$current")
  if [ "$previous" = -o ] || [ "$command" = import ]; then mapfile -t COMPREPLY < <(compgen -f -- "$current"); fi
}
complete -F _throughline_cli throughline-cli
