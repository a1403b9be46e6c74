#ifndef KF_DESK_SVG_STYLE_H
#define KF_DESK_SVG_STYLE_H

/* Colours, lines and what else a drawing says about its looks, in attributes and in styles: only what is known to be
 * harmless, written anew. Callers free what is returned. */

#include <stdbool.h>

/* "fill", "stroke-width": an attribute, or a property of a style. */
bool kf_svg_is_property(const char *name);
/* "font-size", "text-anchor": in a drawing without letters they do nothing. */
bool kf_svg_is_idle(const char *name);

/* A value without anything that leads out of the drawing: numbers, words, colours, url(#part). NULL: it is another. */
char *kf_svg_value(const char *value);
/* "fill: red; stroke: none" with those that are harmless; *left gets bits of enum kf_svg_left for the others. */
char *kf_svg_declarations(const char *declarations, unsigned *left);
/* The rules of a style element likewise: ".a{fill:red}". */
char *kf_svg_rules(const char *rules, unsigned *left);

#endif
