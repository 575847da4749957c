#compdef reseau
# The program knows its words, in the language of whoever types them.
eval "$(reseau --generate-completion-script zsh)"
_reseau "$@"
