# The program knows its words, in the language of whoever types them.
reseau --generate-completion-script fish | source
