// The files of Fixtures/network, inside the program: so `reseau demo` needs nothing but itself.
//
// The compiler takes them in as they are (#embed, C23): 190,000 bytes as a literal of Swift, which
// is what `.embedInCode` makes of them, cost each build half a minute.

#include "demo.h"

static const unsigned char clermont_ferrand[] = {
#embed "../../Fixtures/network/clermont-ferrand.jsonl"
};
static const unsigned char dunkerque[] = {
#embed "../../Fixtures/network/dunkerque.jsonl"
};
static const unsigned char grenoble[] = {
#embed "../../Fixtures/network/grenoble.jsonl"
};
static const unsigned char le_havre[] = {
#embed "../../Fixtures/network/le-havre.jsonl"
};
static const unsigned char lyon[] = {
#embed "../../Fixtures/network/lyon.jsonl"
};
static const unsigned char network[] = {
#embed "../../Fixtures/network/network.json"
};
static const unsigned char paris_siege[] = {
#embed "../../Fixtures/network/paris-siege.jsonl"
};
static const unsigned char pau[] = {
#embed "../../Fixtures/network/pau.jsonl"
};
static const unsigned char saint_nazaire[] = {
#embed "../../Fixtures/network/saint-nazaire.jsonl"
};
static const unsigned char toulouse[] = {
#embed "../../Fixtures/network/toulouse.jsonl"
};

static const struct demo_file files[] = {
    {"clermont-ferrand.jsonl", clermont_ferrand, sizeof clermont_ferrand},
    {"dunkerque.jsonl", dunkerque, sizeof dunkerque},
    {"grenoble.jsonl", grenoble, sizeof grenoble},
    {"le-havre.jsonl", le_havre, sizeof le_havre},
    {"lyon.jsonl", lyon, sizeof lyon},
    {"network.json", network, sizeof network},
    {"paris-siege.jsonl", paris_siege, sizeof paris_siege},
    {"pau.jsonl", pau, sizeof pau},
    {"saint-nazaire.jsonl", saint_nazaire, sizeof saint_nazaire},
    {"toulouse.jsonl", toulouse, sizeof toulouse},
};

const struct demo_file *demo_file(size_t place) {
  return place < sizeof files / sizeof *files ? &files[place] : NULL;
}
