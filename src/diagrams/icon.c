/* Icons as data: drawn once by the designer, parsed as they are drawn. Units: a grid of 24 (icons, marks) or 52 (pictures).
 * M, L, C, Z are Cairo's path operations; CIRCLE x y r; RECT x y w h r. */
#include "diagrams/icon.h"

#include <string.h>

enum fill { EMPTY, PAPER, INK };

enum { SHAPES_MOST = 24 };

struct shape {
    enum fill fill;
    double dots; /* pitch of a dotted line in grid units, 0: solid */
    const char *path;
};

struct kf_icon {
    const char *name;
    int grid;
    bool directional;
    int count;
    struct shape shapes[SHAPES_MOST];
};

static const struct kf_icon icons[] = {
    {"bubble", 24, true, 1, {
         {EMPTY, 0,
          "M 6 4 L 18 4 C 19.66 4 21 5.34 21 7 L 21 13 C 21 14.66 19.66 16 18 16 L 12.5 16 L 8 "
          "20.5 L 8 16 L 6 16 C 4.34 16 3 14.66 3 13 L 3 7 C 3 5.34 4.34 4 6 4 Z"},
     }},
    {"do", 24, false, 3, {
         {EMPTY, 0,
          "M 9 4.5 L 7 4.5 C 5.9 4.5 5 5.4 5 6.5 L 5 19.5 C 5 20.6 5.9 21.5 7 21.5 L 17 21.5 C "
          "18.1 21.5 19 20.6 19 19.5 L 19 6.5 C 19 5.4 18.1 4.5 17 4.5 L 15 4.5"},
         {EMPTY, 0,
          "RECT 9 2.5 6 4 1"},
         {EMPTY, 0,
          "M 8.5 13.5 L 11 16 L 15.5 10.5"},
     }},
    {"ask", 24, false, 3, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 9.2 9.6 C 9.24 8.25 10.23 7.12 11.56 6.91 C 12.89 6.7 14.19 7.47 14.64 8.74 C 15.09 "
          "10.01 14.57 11.42 13.4 12.1 C 12.47 12.63 12 13.37 12 14.3"},
         {INK, 0,
          "CIRCLE 12 17.2 0.6"},
     }},
    {"eye", 24, false, 2, {
         {EMPTY, 0,
          "M 2 12 C 8.67 5.67 15.33 5.67 22 12 C 15.33 18.33 8.67 18.33 2 12 Z"},
         {EMPTY, 0,
          "CIRCLE 12 12 3.1"},
     }},
    {"heart", 24, false, 1, {
         {EMPTY, 0,
          "M 12 20.5 L 4.1 12.3 C 2.87 10.13 3.47 7.37 5.5 5.91 C 7.52 4.45 10.33 4.74 12 6.6 C "
          "13.67 4.74 16.48 4.45 18.5 5.91 C 20.53 7.37 21.13 10.13 19.9 12.3 Z"},
     }},
    {"phone", 24, false, 2, {
         {EMPTY, 0,
          "RECT 6.5 2 11 20 2.2"},
         {EMPTY, 0,
          "M 10.3 18.8 L 13.7 18.8"},
     }},
    {"clock", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 12 6.3 L 12 12 L 16 14.3"},
     }},
    {"person", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 7.3 3.9"},
         {EMPTY, 0,
          "M 4.5 21.5 L 4.5 20.5 C 4.5 16.36 7.86 13 12 13 C 16.14 13 19.5 16.36 19.5 20.5 L 19.5 "
          "21.5 Z"},
     }},
    {"people", 24, false, 4, {
         {EMPTY, 0,
          "CIRCLE 8 8 3.3"},
         {EMPTY, 0,
          "M 2 20.5 C 2 17.19 4.69 14.5 8 14.5 C 11.31 14.5 14 17.19 14 20.5 Z"},
         {EMPTY, 0,
          "CIRCLE 17 9.5 2.6"},
         {EMPTY, 0,
          "M 15.8 15.3 C 17.36 14.81 19.07 15.15 20.32 16.2 C 21.58 17.25 22.21 18.88 22 20.5 L 17 "
          "20.5"},
     }},
    {"scissors", 24, false, 3, {
         {EMPTY, 0,
          "CIRCLE 6 6.5 2.7"},
         {EMPTY, 0,
          "CIRCLE 6 17.5 2.7"},
         {EMPTY, 0,
          "M 8.3 8 L 20.5 17 M 8.3 16 L 20.5 7"},
     }},
    {"pencil", 24, true, 2, {
         {EMPTY, 0,
          "M 4 20 L 5 15.6 L 16.2 4.4 C 16.78 3.83 17.72 3.83 18.3 4.4 L 19.6 5.7 C 20.17 6.28 "
          "20.17 7.22 19.6 7.8 L 8.4 19 Z"},
         {EMPTY, 0,
          "M 14 6.6 L 17.4 10"},
     }},
    {"yes", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 7.3 12.4 L 10.7 15.8 L 16.8 8.6"},
     }},
    {"no", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 7 12 L 17 12"},
     }},
    {"lock", 24, false, 2, {
         {EMPTY, 0,
          "RECT 5 10.5 14 11 2"},
         {EMPTY, 0,
          "M 8 10.5 L 8 7.5 C 8 5.29 9.79 3.5 12 3.5 C 14.21 3.5 16 5.29 16 7.5 L 16 10.5"},
     }},
    {"shield", 24, false, 2, {
         {EMPTY, 0,
          "M 12 2.3 L 20 5.3 L 20 11 C 20.05 15.96 16.78 20.35 12 21.7 C 7.22 20.35 3.95 15.96 4 "
          "11 L 4 5.3 Z"},
         {EMPTY, 0,
          "M 8.3 11.8 L 11 14.5 L 15.8 8.8"},
     }},
    {"leaf", 24, false, 1, {
         {EMPTY, 0,
          "M 5 19.5 C 4.71 15.4 6.18 11.36 9.05 8.41 C 11.91 5.45 15.89 3.85 20 4 C 20.29 8.1 "
          "18.82 12.14 15.95 15.09 C 13.09 18.05 9.11 19.65 5 19.5 Z M 3 21.5 L 14 10"},
     }},
    {"house", 24, false, 3, {
         {EMPTY, 0,
          "M 2.5 11.7 L 12 3.7 L 21.5 11.7"},
         {EMPTY, 0,
          "M 5 9.8 L 5 20.5 L 19 20.5 L 19 9.8"},
         {EMPTY, 0,
          "M 10 20.5 L 10 14.5 L 14 14.5 L 14 20.5"},
     }},
    {"wave", 24, false, 2, {
         {EMPTY, 0,
          "M 2 10.5 C 5 6 8.5 6 12 10.5 C 15.5 15 19 15 22 10.5"},
         {EMPTY, 0,
          "M 2 16 C 5 11.5 8.5 11.5 12 16 C 15.5 20.5 19 20.5 22 16"},
     }},
    {"wind", 24, true, 3, {
         {EMPTY, 0,
          "M 3 9 L 14 9 C 15.55 9 16.8 7.75 16.8 6.2 C 16.8 4.65 15.55 3.4 14 3.4 C 12.45 3.4 11.2 "
          "4.65 11.2 6.2"},
         {EMPTY, 0,
          "M 3 13 L 18.5 13 C 20.05 13 21.3 14.25 21.3 15.8 C 21.3 17.35 20.05 18.6 18.5 18.6 C "
          "16.95 18.6 15.7 17.35 15.7 15.8"},
         {EMPTY, 0,
          "M 3 17 L 9.5 17"},
     }},
    {"drop", 24, false, 1, {
         {EMPTY, 0,
          "M 12 2.8 L 17.4 10.8 C 19.33 13.54 18.89 17.29 16.39 19.52 C 13.89 21.75 10.11 21.75 "
          "7.61 19.52 C 5.11 17.29 4.67 13.54 6.6 10.8 Z"},
     }},
    {"feet", 24, false, 3, {
         {EMPTY, 0,
          "RECT 4.5 4 5.6 14 2.8"},
         {EMPTY, 0,
          "RECT 13.9 4 5.6 14 2.8"},
         {EMPTY, 0,
          "M 2 21.5 L 22 21.5 M 5 13.5 L 9.6 13.5 M 14.4 13.5 L 19 13.5"},
     }},
    {"sun", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 4.3"},
         {EMPTY, 0,
          "M 12 2 L 12 4.6 M 12 19.4 L 12 22 M 2 12 L 4.6 12 M 19.4 12 L 22 12 M 4.9 4.9 L 6.8 6.8 "
          "M 17.2 17.2 L 19.1 19.1 M 4.9 19.1 L 6.8 17.2 M 17.2 6.8 L 19.1 4.9"},
     }},
    {"cup", 24, false, 3, {
         {EMPTY, 0,
          "M 4.5 9 L 16.5 9 L 16.5 15.5 C 16.5 17.99 14.49 20 12 20 L 9 20 C 6.51 20 4.5 17.99 4.5 "
          "15.5 Z"},
         {EMPTY, 0,
          "M 16.5 11 L 18 11 C 19.38 11 20.5 12.12 20.5 13.5 C 20.5 14.88 19.38 16 18 16 L 16.4 16"},
         {EMPTY, 0,
          "M 8.3 6.2 L 8.3 3.5 M 12.5 6.2 L 12.5 3.5"},
     }},
    {"arrow", 24, true, 1, {
         {EMPTY, 0,
          "M 3.5 12 L 20 12 M 14 6 L 20 12 L 14 18"},
     }},
    {"target", 24, false, 3, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "CIRCLE 12 12 5.2"},
         {INK, 0,
          "CIRCLE 12 12 1"},
     }},
    {"page", 24, false, 2, {
         {EMPTY, 0,
          "RECT 5.5 2.5 13 19 1.5"},
         {EMPTY, 0,
          "M 8.5 7.5 L 15.5 7.5 M 8.5 11.5 L 15.5 11.5 M 8.5 15.5 L 13 15.5"},
     }},
    {"box", 24, false, 1, {
         {EMPTY, 0,
          "M 3.5 8.5 L 12 4 L 20.5 8.5 L 20.5 17 L 12 21.5 L 3.5 17 Z M 3.5 8.5 L 12 13 L 20.5 8.5 "
          "M 12 13 L 12 21.5"},
     }},
    {"pause", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 9.6 8.3 L 9.6 15.7 M 14.4 8.3 L 14.4 15.7"},
     }},
    {"door", 24, true, 2, {
         {EMPTY, 0,
          "M 14 7 L 14 3 L 4.5 3 L 4.5 21 L 14 21 L 14 17"},
         {EMPTY, 0,
          "M 9.5 12 L 21.5 12 M 17.8 8.3 L 21.5 12 L 17.8 15.7"},
     }},
    {"five", 24, false, 5, {
         {EMPTY, 0,
          "CIRCLE 12 5 2.1"},
         {EMPTY, 0,
          "CIRCLE 19 10.2 2.1"},
         {EMPTY, 0,
          "CIRCLE 16.3 18.4 2.1"},
         {EMPTY, 0,
          "CIRCLE 7.7 18.4 2.1"},
         {EMPTY, 0,
          "CIRCLE 5 10.2 2.1"},
     }},
    {"ear", 24, false, 2, {
         {EMPTY, 0,
          "M 6.5 9.3 C 6.5 6.26 8.96 3.8 12 3.8 C 15.04 3.8 17.5 6.26 17.5 9.3 C 17.5 13.6 13.6 "
          "13.4 13.4 17.6 C 13.36 19.03 12.32 20.24 10.91 20.48 C 9.5 20.73 8.11 19.94 7.6 18.6"},
         {EMPTY, 0,
          "M 9.6 9.6 C 9.91 8.53 10.89 7.8 12 7.8 C 13.11 7.8 14.09 8.53 14.4 9.6 C 14.4 11.4 12.6 "
          "11.6 12.2 13"},
     }},
    {"flag", 24, false, 1, {
         {EMPTY, 0,
          "M 6 21.5 L 6 3 M 6 4 L 19 4 L 15.5 8.2 L 19 12.5 L 6 12.5"},
     }},
    {"plus", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 9.3"},
         {EMPTY, 0,
          "M 12 7.5 L 12 16.5 M 7.5 12 L 16.5 12"},
     }},
    {"pic-attach", 52, false, 6, {
         {EMPTY, 0,
          "CIRCLE 17 11 6.6"},
         {EMPTY, 0,
          "M 4.5 45 L 4.5 32 C 4.5 25.1 10.1 19.5 17 19.5 C 23.9 19.5 29.5 25.1 29.5 32 L 29.5 45"},
         {EMPTY, 0,
          "CIRCLE 39.5 24.5 5"},
         {EMPTY, 0,
          "M 31.5 45 L 31.5 40.5 C 31.5 36.08 35.08 32.5 39.5 32.5 C 43.92 32.5 47.5 36.08 47.5 "
          "40.5 L 47.5 45"},
         {EMPTY, 0,
          "M 1 45 L 51 45"},
         {EMPTY, 3,
          "M 26.5 9 C 31.74 8.96 36.57 11.86 39 16.5"},
     }},
    {"pic-repair", 52, true, 4, {
         {EMPTY, 0,
          "M 6 4 L 30 4 C 32.21 4 34 5.79 34 8 L 34 20 C 34 22.21 32.21 24 30 24 L 15 24 L 8.5 "
          "30.5 L 8.5 24 L 6 24 C 3.79 24 2 22.21 2 20 L 2 8 C 2 5.79 3.79 4 6 4 Z"},
         {EMPTY, 0,
          "M 9 11 L 27 11 M 9 17 L 20 17"},
         {PAPER, 0,
          "M 24 20 L 46 20 C 48.21 20 50 21.79 50 24 L 50 36 C 50 38.21 48.21 40 46 40 L 44 40 L "
          "44 47 L 37 40 L 24 40 C 21.79 40 20 38.21 20 36 L 20 24 C 20 21.79 21.79 20 24 20 Z"},
         {EMPTY, 0,
          "M 35 36.2 L 29.2 30.2 C 28.28 28.6 28.71 26.57 30.21 25.49 C 31.7 24.41 33.77 24.63 35 "
          "26 C 36.23 24.63 38.3 24.41 39.79 25.49 C 41.29 26.57 41.72 28.6 40.8 30.2 Z"},
     }},
    {"pic-house", 52, false, 6, {
         {EMPTY, 0,
          "M 6 22 L 26 5 L 46 22"},
         {EMPTY, 0,
          "M 11 18 L 11 45 L 41 45 L 41 18"},
         {EMPTY, 0,
          "M 21.5 45 L 21.5 31 C 21.5 28.51 23.51 26.5 26 26.5 C 28.49 26.5 30.5 28.51 30.5 31 L "
          "30.5 45"},
         {EMPTY, 0,
          "CIRCLE 26 17.5 3.2"},
         {EMPTY, 0,
          "M 1 45 L 51 45"},
         {EMPTY, 0,
          "M 1 38 L 7 38 M 1 33 L 1 45 M 5.5 33 L 5.5 45 M 45 38 L 51 38 M 46.5 33 L 46.5 45 M 51 "
          "33 L 51 45"},
     }},
    {"pic-compass", 52, false, 4, {
         {EMPTY, 0,
          "CIRCLE 26 26 22"},
         {EMPTY, 0,
          "M 26 4 L 26 8.5 M 26 43.5 L 26 48 M 4 26 L 8.5 26 M 43.5 26 L 48 26"},
         {EMPTY, 0,
          "M 36 16 L 30 30 L 16 36 L 22 22 Z"},
         {EMPTY, 0,
          "CIRCLE 26 26 1.6"},
     }},
    {"pic-rings", 52, false, 9, {
         {EMPTY, 0,
          "CIRCLE 26 26 23"},
         {EMPTY, 0,
          "CIRCLE 26 26 15"},
         {EMPTY, 0,
          "CIRCLE 26 26 6.5"},
         {PAPER, 0,
          "CIRCLE 26 11 2.6"},
         {PAPER, 0,
          "CIRCLE 39 33.5 2.6"},
         {PAPER, 0,
          "CIRCLE 13 33.5 2.6"},
         {PAPER, 0,
          "CIRCLE 9.7 9.7 2.6"},
         {PAPER, 0,
          "CIRCLE 42.3 9.7 2.6"},
         {PAPER, 0,
          "CIRCLE 26 49 2.6"},
     }},
    {"pic-waves", 52, false, 5, {
         {EMPTY, 0,
          "M 14 24 C 14 17.37 19.37 12 26 12 C 32.63 12 38 17.37 38 24"},
         {EMPTY, 0,
          "M 26 3 L 26 7 M 8.5 9.5 L 11.4 12.4 M 43.5 9.5 L 40.6 12.4"},
         {EMPTY, 0,
          "M 2 30 C 7 24.5 12 24.5 18 30 C 24 35.5 29 35.5 34 30 C 39 24.5 45 24.5 50 30"},
         {EMPTY, 0,
          "M 2 38 C 7 32.5 12 32.5 18 38 C 24 43.5 29 43.5 34 38 C 39 32.5 45 32.5 50 38"},
         {EMPTY, 0,
          "M 2 46 C 7 40.5 12 40.5 18 46 C 24 51.5 29 51.5 34 46 C 39 40.5 45 40.5 50 46"},
     }},
    {"pic-group", 52, false, 9, {
         {EMPTY, 3.1,
          "CIRCLE 26 26 10"},
         {EMPTY, 0,
          "CIRCLE 26 7 4.6"},
         {EMPTY, 0,
          "CIRCLE 39.44 12.56 4.6"},
         {EMPTY, 0,
          "CIRCLE 45 26 4.6"},
         {EMPTY, 0,
          "CIRCLE 39.44 39.44 4.6"},
         {EMPTY, 0,
          "CIRCLE 26 45 4.6"},
         {EMPTY, 0,
          "CIRCLE 12.56 39.44 4.6"},
         {EMPTY, 0,
          "CIRCLE 7 26 4.6"},
         {EMPTY, 0,
          "CIRCLE 12.56 12.56 4.6"},
     }},
    {"pic-lifering", 52, false, 3, {
         {EMPTY, 0,
          "CIRCLE 26 26 22"},
         {EMPTY, 0,
          "CIRCLE 26 26 10"},
         {EMPTY, 0,
          "M 20.8 4.6 L 23.2 16.4 M 31.2 4.6 L 28.8 16.4 M 47.4 20.8 L 35.6 23.2 M 47.4 31.2 L "
          "35.6 28.8 M 20.8 47.4 L 23.2 35.6 M 31.2 47.4 L 28.8 35.6 M 4.6 20.8 L 16.4 23.2 M 4.6 "
          "31.2 L 16.4 28.8"},
     }},
    {"pic-book", 52, true, 5, {
         {EMPTY, 0,
          "M 26 11 C 20 7.4 12 6.4 3 7.4 L 3 42 C 12 41 20 42 26 46 C 32 42 40 41 49 42 L 49 7.4 C 40 "
          "6.4 32 7.4 26 11 Z"},
         {EMPTY, 0,
          "M 26 11 L 26 46"},
         {EMPTY, 0,
          "M 8.5 15 C 12.6 14.6 16.8 15.2 20.5 16.8 M 8.5 22 C 12.6 21.6 16.8 22.2 20.5 23.8 M 8.5 29 C "
          "12.6 28.6 16.8 29.2 20.5 30.8"},
         {EMPTY, 0,
          "M 31.5 16.8 C 35.2 15.2 39.4 14.6 43.5 15"},
         {EMPTY, 3,
          "M 31.5 23.8 C 35.2 22.2 39.4 21.6 43.5 22 M 31.5 30.8 C 35.2 29.2 39.4 28.6 43.5 29"},
     }},
    {"pic-bridge", 52, false, 5, {
         {EMPTY, 0,
          "M 1 33 L 51 33"},
         {EMPTY, 0,
          "M 14 8 L 14 43 M 38 8 L 38 43"},
         {EMPTY, 0,
          "M 1 25 C 6 21.6 11 15.4 14 8 C 19.4 27.4 32.6 27.4 38 8 C 41 15.4 46 21.6 51 25"},
         {EMPTY, 0,
          "M 20 19.6 L 20 33 M 26 22.6 L 26 33 M 32 19.6 L 32 33 M 8 19.4 L 8 33 M 44 19.4 L 44 33"},
         {EMPTY, 0,
          "M 1 46 C 5.2 42.4 9.4 42.4 13.5 46 C 17.7 49.6 21.8 49.6 26 46 C 30.2 42.4 34.3 42.4 38.5 46 "
          "C 42.6 49.6 46.8 49.6 51 46"},
     }},
    {"pic-calendar", 52, false, 13, {
         {EMPTY, 0,
          "RECT 4 8 44 40 4"},
         {EMPTY, 0,
          "M 4 18.5 L 48 18.5"},
         {EMPTY, 0,
          "M 15 3.5 L 15 12 M 37 3.5 L 37 12"},
         {EMPTY, 0,
          "CIRCLE 13 26.5 2.6"},
         {EMPTY, 0,
          "CIRCLE 21.7 26.5 2.6"},
         {EMPTY, 0,
          "CIRCLE 30.3 26.5 2.6"},
         {EMPTY, 0,
          "CIRCLE 39 26.5 2.6"},
         {INK, 0,
          "CIRCLE 13 26.5 1"},
         {INK, 0,
          "CIRCLE 21.7 26.5 1"},
         {INK, 0,
          "CIRCLE 30.3 26.5 1"},
         {EMPTY, 0,
          "M 10.6 39.4 L 12.6 41.4 L 16 37"},
         {EMPTY, 0,
          "CIRCLE 21.7 39.5 2.6"},
         {EMPTY, 0,
          "M 34.7 43 L 30.2 38.4 C 29.5 37.1 29.8 35.6 31 34.8 C 32.1 33.9 33.7 34.1 34.7 35.2 C 35.7 "
          "34.1 37.3 33.9 38.4 34.8 C 39.6 35.6 39.9 37.1 39.2 38.4 Z"},
     }},
    {"pic-chairs", 52, false, 6, {
         {EMPTY, 0,
          "M 5 7 L 9 29 L 21 29 M 9 29 L 7 46 M 21 29 L 22.5 46 M 8 38 L 21.8 38"},
         {EMPTY, 0,
          "M 3.4 8 L 8 6.4 L 11.6 28"},
         {EMPTY, 0,
          "M 47 7 L 43 29 L 31 29 M 43 29 L 45 46 M 31 29 L 29.5 46 M 44 38 L 30.2 38"},
         {EMPTY, 0,
          "M 48.6 8 L 44 6.4 L 40.4 28"},
         {EMPTY, 3,
          "M 15 15 C 20 8.6 32 8.6 37 15"},
         {EMPTY, 0,
          "M 1 46 L 51 46"},
     }},
    {"pic-cup", 52, false, 4, {
         {EMPTY, 0,
          "M 8 21 L 8 33 C 8 39.6 13.2 44 20 44 L 27 44 C 33.8 44 39 39.6 39 33 L 39 21 Z"},
         {EMPTY, 0,
          "M 39 24.5 L 42 24.5 C 45.4 24.5 48 26.8 48 29.8 C 48 32.8 45.4 35 42 35 L 38.7 35"},
         {EMPTY, 0,
          "M 2 48.5 L 45 48.5"},
         {EMPTY, 0,
          "M 16 15.5 C 13 12 19 8.5 16 4 M 23.5 15.5 C 20.5 12 26.5 8.5 23.5 4 M 31 15.5 C 28 12 34 8.5 "
          "31 4"},
     }},
    {"pic-lantern", 52, false, 6, {
         {EMPTY, 0,
          "M 19 11 C 19 5.6 22 2.6 26 2.6 C 30 2.6 33 5.6 33 11"},
         {EMPTY, 0,
          "M 14.5 17 L 19 11 L 33 11 L 37.5 17 Z"},
         {EMPTY, 0,
          "M 16.5 17 L 16.5 42 L 35.5 42 L 35.5 17"},
         {EMPTY, 0,
          "RECT 13 42 26 6 1.5"},
         {EMPTY, 0,
          "M 26 22.5 C 29.6 26.6 31 29.2 31 31.8 C 31 34.8 28.8 37 26 37 C 23.2 37 21 34.8 21 31.8 C 21 "
          "29.2 22.4 26.6 26 22.5 Z"},
         {EMPTY, 0,
          "M 10.5 22 L 5.5 19 M 9.5 30 L 3.5 30 M 10.5 38 L 5.5 41 M 41.5 22 L 46.5 19 M 42.5 30 L 48.5 "
          "30 M 41.5 38 L 46.5 41"},
     }},
    {"pic-net", 52, false, 9, {
         {EMPTY, 0,
          "M 26 26 L 26 7 M 26 26 L 44.5 20 M 26 26 L 37.5 42 M 26 26 L 14.5 42 M 26 26 L 7.5 20"},
         {EMPTY, 3,
          "M 26 7 L 44.5 20 L 37.5 42 L 14.5 42 L 7.5 20 Z"},
         {PAPER, 0,
          "CIRCLE 26 26 6.2"},
         {PAPER, 0,
          "CIRCLE 26 7 4.4"},
         {PAPER, 0,
          "CIRCLE 44.5 20 4.4"},
         {PAPER, 0,
          "CIRCLE 37.5 42 4.4"},
         {PAPER, 0,
          "CIRCLE 14.5 42 4.4"},
         {PAPER, 0,
          "CIRCLE 7.5 20 4.4"},
         {EMPTY, 0,
          "M 26 29.4 L 22.7 26 C 22.2 25.1 22.4 24 23.3 23.3 C 24.1 22.7 25.3 22.8 26 23.6 C 26.7 22.8 "
          "27.9 22.7 28.7 23.3 C 29.6 24 29.8 25.1 29.3 26 Z"},
     }},
    {"pic-path", 52, true, 6, {
         {EMPTY, 0,
          "CIRCLE 37 11.5 6"},
         {EMPTY, 0,
          "M 37 1 L 37 2.6 M 47.5 11.5 L 45.9 11.5 M 44.4 4.1 L 43.3 5.2 M 29.6 4.1 L 30.7 5.2 M 26.5 "
          "11.5 L 28.1 11.5"},
         {EMPTY, 0,
          "M 1 33 C 8 24 17 22.4 25 29.4 C 32 22.4 43 21.4 51 30"},
         {EMPTY, 0,
          "M 9 50 C 14 42.6 33 45.4 31.6 38.4 C 30.8 34.6 24 34.4 24.6 29.2"},
         {EMPTY, 0,
          "M 24 50 C 29 46.6 42.4 45.6 41 37.6 C 40 32.4 29 34 28 28"},
         {EMPTY, 0,
          "M 9 31 L 9 24 M 4.6 24 L 9 15.4 L 13.4 24 Z"},
     }},
    {"pic-seedling", 52, false, 7, {
         {EMPTY, 0,
          "M 26 46 L 26 21"},
         {EMPTY, 0,
          "M 26 31 C 15 31 8.5 24.6 8 13.6 C 19 14 25.6 20.2 26 31 Z"},
         {EMPTY, 0,
          "M 26 31 L 16.6 21.4"},
         {EMPTY, 0,
          "M 26 22 C 26.4 11.2 33 5 44 4.6 C 43.5 15.6 37 22 26 22 Z"},
         {EMPTY, 0,
          "M 26 22 L 35.4 12.4"},
         {EMPTY, 0,
          "M 13 46 C 15 40.6 37 40.6 39 46"},
         {EMPTY, 0,
          "M 4 46 L 48 46"},
     }},
    {"pic-weather", 52, false, 4, {
         {EMPTY, 0,
          "CIRCLE 37.5 14.5 7"},
         {EMPTY, 0,
          "M 37.5 1.5 L 37.5 3.6 M 50.5 14.5 L 48.4 14.5 M 46.7 5.3 L 45.2 6.8 M 28.3 5.3 L 29.8 6.8 M "
          "46.7 23.7 L 45.2 22.2"},
         {PAPER, 0,
          "M 13.4 40 C 7.4 40 3 36 3 30.4 C 3 25.4 6.8 21.4 11.8 21 C 13.4 14.8 18.6 11 24.6 11 C 31.8 "
          "11 37.2 15.8 38.2 22.2 C 42.4 23 45.4 26.6 45.4 31 C 45.4 36.2 41.2 40 35.8 40 Z"},
         {EMPTY, 0,
          "M 14 44 L 12 49 M 24 44 L 22 49 M 34 44 L 32 49"},
     }},
    {"pic-window", 52, false, 6, {
         {EMPTY, 0,
          "RECT 8 3 36 39 2"},
         {EMPTY, 0,
          "M 26 3 L 26 42 M 8 22.5 L 44 22.5"},
         {EMPTY, 0,
          "M 3 46.5 L 49 46.5"},
         {EMPTY, 0,
          "M 5 42 L 47 42 L 47 46.5 L 5 46.5 Z"},
         {EMPTY, 0,
          "CIRCLE 35 12.8 4.2"},
         {EMPTY, 0,
          "M 8 36 C 13 30.4 19 30.4 26 35.6 M 26 35.6 C 32 31.4 38 31 44 35"},
     }},
    {"mark-1", 24, false, 1, {
         {EMPTY, 0,
          "CIRCLE 12 12 10.6"},
     }},
    {"mark-2", 24, true, 1, {
         {EMPTY, 0,
          "M 5 2 L 19 2 C 20.99 2 22.6 3.61 22.6 5.6 L 22.6 14.4 C 22.6 16.39 20.99 18 19 18 L "
          "11.5 18 L 6.5 23 L 6.5 18 L 5 18 C 3.01 18 1.4 16.39 1.4 14.4 L 1.4 5.6 C 1.4 3.61 3.01 "
          "2 5 2 Z"},
     }},
    {"mark-3", 24, false, 1, {
         {EMPTY, 0,
          "M 12 1.2 L 22.8 9.8 L 22.8 22.8 L 1.2 22.8 L 1.2 9.8 Z"},
     }},
    {"mark-4", 24, false, 1, {
         {EMPTY, 0,
          "M 12 0.4 L 23.6 12 L 12 23.6 L 0.4 12 Z"},
     }},
    {"mark-5", 24, false, 2, {
         {EMPTY, 0,
          "CIRCLE 12 12 11.2"},
         {EMPTY, 0,
          "CIRCLE 12 12 8.6"},
     }},
    {"mark-6", 24, false, 1, {
         {EMPTY, 0,
          "M 12 1 L 22 4 L 22 12 C 21.7 17.62 17.55 22.27 12 23.2 C 6.45 22.27 2.3 17.62 2 12 L 2 "
          "4 Z"},
     }},
    {"mark-7", 24, false, 1, {
         {EMPTY, 0,
          "M 6 1.6 L 18 1.6 L 23.6 12 L 18 22.4 L 6 22.4 L 0.4 12 Z"},
     }},
    {"mark-8", 24, false, 1, {
         {EMPTY, 0,
          "M 2.4 22.8 L 2.4 10.8 C 2.4 5.5 6.7 1.2 12 1.2 C 17.3 1.2 21.6 5.5 21.6 10.8 L 21.6 22.8 Z"},
     }},
    {"mark-9", 24, false, 1, {
         {EMPTY, 0,
          "M 7.3 3.86 C 7.3 -0.24 16.7 -0.24 16.7 3.86 C 20.25 1.81 24.95 9.95 21.4 12 C 24.95 14.05 "
          "20.25 22.19 16.7 20.14 C 16.7 24.24 7.3 24.24 7.3 20.14 C 3.75 22.19 -0.95 14.05 2.6 12 C "
          "-0.95 9.95 3.75 1.81 7.3 3.86 Z"},
     }},
    {"mark-10", 24, false, 1, {
         {EMPTY, 0,
          "RECT 1.6 1.6 20.8 20.8 3.2"},
     }},
    {"mark-11", 24, false, 1, {
         {EMPTY, 0,
          "M 1.6 1.6 L 13.4 1.6 C 18.4 1.6 22.4 5.6 22.4 10.6 L 22.4 22.4 L 10.6 22.4 C 5.6 22.4 1.6 "
          "18.4 1.6 13.4 Z"},
     }},
    {"mark-12", 24, false, 1, {
         {EMPTY, 0,
          "M 12 0.4 C 14.6 4.8 21.6 9.2 21.6 14.4 C 21.6 19.5 17.3 23.6 12 23.6 C 6.7 23.6 2.4 19.5 2.4 "
          "14.4 C 2.4 9.2 9.4 4.8 12 0.4 Z"},
     }},
    {"mark-13", 24, false, 1, {
         {EMPTY, 0,
          "M 12 0.1 L 14.46 2.82 L 17.95 1.69 L 18.72 5.28 L 22.31 6.05 L 21.18 9.54 L 23.9 12 L 21.18 "
          "14.46 L 22.31 17.95 L 18.72 18.72 L 17.95 22.31 L 14.46 21.18 L 12 23.9 L 9.54 21.18 L 6.05 "
          "22.31 L 5.28 18.72 L 1.69 17.95 L 2.82 14.46 L 0.1 12 L 2.82 9.54 L 1.69 6.05 L 5.28 5.28 L "
          "6.05 1.69 L 9.54 2.82 Z"},
     }},
};

const struct kf_icon *kf_icon_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(icons); i++) {
        if (strcmp(icons[i].name, name) == 0) {
            return &icons[i];
        }
    }
    return NULL;
}

bool kf_icon_is_directional(const struct kf_icon *icon)
{
    return icon->directional;
}

/* Reads up to six numbers; returns what follows them. */
static const char *numbers(const char *at, kf_len unit, int count, kf_len *ret_values)
{
    for (int i = 0; i < count; i++) {
        char *end;
        ret_values[i] = KF_ROUND(g_ascii_strtod(at, &end) * unit);
        at = end;
    }
    return at;
}

static void trace(struct kf_canvas *canvas, const char *path, kf_len unit)
{
    kf_len v[6];

    for (const char *at = path; *at;) {
        if (*at == ' ') {
            at++;
        } else if (g_str_has_prefix(at, "CIRCLE")) {
            at = numbers(at + strlen("CIRCLE"), unit, 3, v);
            kf_canvas_circle(canvas, v[0], v[1], v[2]);
        } else if (g_str_has_prefix(at, "RECT")) {
            at = numbers(at + strlen("RECT"), unit, 5, v);
            kf_canvas_rectangle(canvas, v[0], v[1], v[2], v[3], v[4]);
        } else if (*at == 'M') {
            at = numbers(at + 1, unit, 2, v);
            kf_canvas_move(canvas, v[0], v[1]);
        } else if (*at == 'L') {
            at = numbers(at + 1, unit, 2, v);
            kf_canvas_line(canvas, v[0], v[1]);
        } else if (*at == 'C') {
            at = numbers(at + 1, unit, 6, v);
            kf_canvas_curve(canvas, v[0], v[1], v[2], v[3], v[4], v[5]);
        } else { /* Z */
            kf_canvas_close(canvas);
            at++;
        }
    }
}

void kf_icon_draw(struct kf_canvas *canvas, const struct kf_icon *icon, kf_len size, kf_len stroke, enum kf_ink ink)
{
    kf_len unit = size / icon->grid;

    cairo_save(canvas->cr);
    cairo_set_line_join(canvas->cr, CAIRO_LINE_JOIN_ROUND);
    for (int i = 0; i < icon->count; i++) {
        const struct shape *shape = &icon->shapes[i];

        trace(canvas, shape->path, unit);
        switch (shape->fill) {
        case EMPTY:
            kf_canvas_stroke_round(canvas, stroke, ink, KF_ROUND(shape->dots * unit));
            break;
        case PAPER:
            kf_canvas_fill_keep(canvas, KF_INK_PAPER);
            kf_canvas_stroke_round(canvas, stroke, ink, KF_ROUND(shape->dots * unit));
            break;
        case INK:
            kf_canvas_fill(canvas, ink);
            break;
        }
    }
    cairo_restore(canvas->cr);
}
