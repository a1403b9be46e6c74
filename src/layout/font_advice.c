/* Scripts, and the Debian packages that have fonts for them. All of Noto, so that the weights go with ours. */

#include "layout/font_advice.h"

static const char core[] = "fonts-noto-core", cjk[] = "fonts-noto-cjk";

static const struct {
    GUnicodeScript script;
    const char *package, *file;
} fonts[] = {
    {G_UNICODE_SCRIPT_ARMENIAN, core, "NotoSansArmenian-Regular.ttf"},
    {G_UNICODE_SCRIPT_BENGALI, core, "NotoSansBengali-Regular.ttf"},
    {G_UNICODE_SCRIPT_BOPOMOFO, cjk, "NotoSansCJK-Regular.ttc"},
    {G_UNICODE_SCRIPT_CANADIAN_ABORIGINAL, core, "NotoSansCanadianAboriginal-Regular.ttf"},
    {G_UNICODE_SCRIPT_CHEROKEE, core, "NotoSansCherokee-Regular.ttf"},
    {G_UNICODE_SCRIPT_DEVANAGARI, core, "NotoSansDevanagari-Regular.ttf"},
    {G_UNICODE_SCRIPT_ETHIOPIC, core, "NotoSansEthiopic-Regular.ttf"},
    {G_UNICODE_SCRIPT_GEORGIAN, core, "NotoSansGeorgian-Regular.ttf"},
    {G_UNICODE_SCRIPT_GUJARATI, core, "NotoSansGujarati-Regular.ttf"},
    {G_UNICODE_SCRIPT_GURMUKHI, core, "NotoSansGurmukhi-Regular.ttf"},
    {G_UNICODE_SCRIPT_HAN, cjk, "NotoSansCJK-Regular.ttc"},
    {G_UNICODE_SCRIPT_HANGUL, cjk, "NotoSansCJK-Regular.ttc"},
    {G_UNICODE_SCRIPT_HIRAGANA, cjk, "NotoSansCJK-Regular.ttc"},
    {G_UNICODE_SCRIPT_KANNADA, core, "NotoSansKannada-Regular.ttf"},
    {G_UNICODE_SCRIPT_KATAKANA, cjk, "NotoSansCJK-Regular.ttc"},
    {G_UNICODE_SCRIPT_KHMER, core, "NotoSansKhmer-Regular.ttf"},
    {G_UNICODE_SCRIPT_LAO, core, "NotoSansLao-Regular.ttf"},
    {G_UNICODE_SCRIPT_MALAYALAM, core, "NotoSansMalayalam-Regular.ttf"},
    {G_UNICODE_SCRIPT_MONGOLIAN, core, "NotoSansMongolian-Regular.ttf"},
    {G_UNICODE_SCRIPT_MYANMAR, core, "NotoSansMyanmar-Regular.ttf"},
    {G_UNICODE_SCRIPT_NKO, core, "NotoSansNKo-Regular.ttf"},
    {G_UNICODE_SCRIPT_ORIYA, core, "NotoSansOriya-Regular.ttf"},
    {G_UNICODE_SCRIPT_SINHALA, core, "NotoSansSinhala-Regular.ttf"},
    {G_UNICODE_SCRIPT_SYRIAC, core, "NotoSansSyriac-Regular.ttf"},
    {G_UNICODE_SCRIPT_TAMIL, core, "NotoSansTamil-Regular.ttf"},
    {G_UNICODE_SCRIPT_TELUGU, core, "NotoSansTelugu-Regular.ttf"},
    {G_UNICODE_SCRIPT_THAANA, core, "NotoSansThaana-Regular.ttf"},
    {G_UNICODE_SCRIPT_THAI, core, "NotoSansThai-Regular.ttf"},
    {G_UNICODE_SCRIPT_TIBETAN, core, "NotoSerifTibetan-Regular.ttf"},
    {G_UNICODE_SCRIPT_TIFINAGH, core, "NotoSansTifinagh-Regular.ttf"},
    {G_UNICODE_SCRIPT_YI, core, "NotoSansYi-Regular.ttf"},
};

enum { FIRST_EMOJI = 0x1F000, LAST_EMOJI = 0x1FAFF };

const char *kf_font_advice(struct kf_arena *arena, gunichar letter)
{
    GUnicodeScript script = g_unichar_get_script(letter);

    if (letter >= FIRST_EMOJI && letter <= LAST_EMOJI) {
        return "say it in words: small coloured pictures do not print well, and screen readers read them out";
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fonts); i++) {
        if (fonts[i].script == script) {
            return kf_arena_format(arena,
                                   "put a font that has it into fonts/ of your community's folder: the Debian package %s "
                                   "has %s",
                                   fonts[i].package, fonts[i].file);
        }
    }
    return "write it another way, or put a font that has it into fonts/ of your community's folder";
}
