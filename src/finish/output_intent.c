/* The colours of the file are sRGB: an output intent with a profile made here, because libraries that make one write
 * the clock into it. */

#include "finish/finish_internal.h"

#include <assert.h>
#include <string.h>

enum {
    HEADER_BYTES = 128,
    TAGS = 9,
    TAG_TABLE_BYTES = 4 + TAGS * 12,
    DESCRIPTION_BYTES = 96, /* of 95, padded */
    COPYRIGHT_BYTES = 12,
    XYZ_BYTES = 20,
    CURVE_BYTES = 14,
};

struct profile {
    unsigned char *bytes;
    unsigned tags;   /* written so far */
    unsigned offset; /* of the next tag's data */
};

static void put_u32(unsigned char *at, unsigned value)
{
    at[0] = (unsigned char)(value >> 24);
    at[1] = (unsigned char)(value >> 16);
    at[2] = (unsigned char)(value >> 8);
    at[3] = (unsigned char)value;
}

/* The four letters of a signature, which no zero ends. */
static void put_letters(unsigned char *at, const char *signature)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)signature[i];
    }
}

static void put_row(struct profile *profile, const char *signature, unsigned offset, unsigned size)
{
    unsigned char *row = profile->bytes + HEADER_BYTES + 4 + (size_t)12 * profile->tags++;

    put_letters(row, signature);
    put_u32(row + 4, offset);
    put_u32(row + 8, size);
}

/* A tag's row and the room for its data, which begins on a multiple of four. */
static unsigned char *add_tag(struct profile *profile, const char *signature, const char *type, unsigned size)
{
    unsigned char *data = profile->bytes + profile->offset;

    put_row(profile, signature, profile->offset, size);
    put_letters(data, type);
    profile->offset += (size + 3) & ~3u;
    return data;
}

/* ICC.1:2001, 6.1. Version 2.1, a monitor's profile from RGB to XYZ. */
static void put_header(struct profile *profile)
{
    unsigned char *bytes = profile->bytes;
    static const unsigned char day[] = {0x07, 0xEA, 0, 1, 0, 1}; /* 2026-01-01, for ever */

    put_u32(bytes, KF_PROFILE_BYTES);
    put_u32(bytes + 8, 0x02100000);
    put_letters(bytes + 12, "mntr");
    put_letters(bytes + 16, "RGB ");
    put_letters(bytes + 20, "XYZ ");
    memcpy(bytes + 24, day, sizeof day);
    put_letters(bytes + 36, "acsp");
    put_u32(bytes + 68, 0x0000F6D6); /* D50, the space's white */
    put_u32(bytes + 72, 0x00010000);
    put_u32(bytes + 76, 0x0000D32D);
}

static void add_colours(struct profile *profile)
{
    /* 1/65536; the primaries adapted to D50, as in every sRGB profile. */
    static const struct {
        const char *signature;
        unsigned xyz[3];
    } colours[] = {
        {"wtpt", {0xF351, 0x10000, 0x116CC}},
        {"rXYZ", {0x6FA2, 0x38F5, 0x0390}},
        {"gXYZ", {0x6299, 0xB785, 0x18DA}},
        {"bXYZ", {0x24A0, 0x0F84, 0xB6CF}},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        unsigned char *data = add_tag(profile, colours[i].signature, "XYZ ", XYZ_BYTES);
        for (size_t j = 0; j < 3; j++) {
            put_u32(data + 8 + 4 * j, colours[i].xyz[j]);
        }
    }
}

/* Gamma 2.2 (in 1/256) stands for sRGB's own curve; the three channels share it. */
static void add_curves(struct profile *profile)
{
    unsigned offset = profile->offset;
    unsigned char *data = add_tag(profile, "rTRC", "curv", CURVE_BYTES);

    put_u32(data + 8, 1);
    data[12] = 0x02;
    data[13] = 0x33;
    put_row(profile, "gTRC", offset, CURVE_BYTES);
    put_row(profile, "bTRC", offset, CURVE_BYTES);
}

void kf_output_intent_profile(unsigned char ret_profile[KF_PROFILE_BYTES])
{
    struct profile profile = {.bytes = ret_profile, .offset = HEADER_BYTES + TAG_TABLE_BYTES};
    unsigned char *data;

    memset(ret_profile, 0, KF_PROFILE_BYTES);
    put_header(&profile);
    put_u32(ret_profile + HEADER_BYTES, TAGS);
    data = add_tag(&profile, "desc", "desc", DESCRIPTION_BYTES);
    put_u32(data + 8, 5);
    memcpy(data + 12, "sRGB", 5);
    data = add_tag(&profile, "cprt", "text", COPYRIGHT_BYTES);
    memcpy(data + 8, "CC0", 4);
    add_colours(&profile);
    add_curves(&profile);
    assert(profile.offset == KF_PROFILE_BYTES && profile.tags == TAGS);
}

void kf_finish_output_intent(struct kf_pdf *pdf)
{
    unsigned char profile[KF_PROFILE_BYTES];
    int intent = kf_pdf_new_dictionary(pdf);

    kf_output_intent_profile(profile);
    kf_pdf_put(pdf, intent, "/Type", "/OutputIntent");
    kf_pdf_put(pdf, intent, "/S", "/GTS_PDFA1");
    kf_pdf_put_text(pdf, intent, "/OutputConditionIdentifier", "sRGB");
    kf_pdf_put_text(pdf, intent, "/Info", "sRGB");
    kf_pdf_refer(pdf, intent, "/DestOutputProfile", kf_pdf_new_deflated(pdf, "/N 3", profile, sizeof profile));
    kf_pdf_put(pdf, pdf->root, "/OutputIntents", kf_arena_format(pdf->arena, "[%d 0 R]", intent));
}
