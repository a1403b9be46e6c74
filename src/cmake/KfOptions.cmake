# kf_options: what every target of the project is compiled and linked with.

option(KF_SANITIZE "Compile with the address and undefined behaviour sanitizers" OFF)
option(KF_FUZZ "Compile for libFuzzer (clang)" OFF)

# Assertions stay on in every build: a wrong PDF is worse than no PDF. So no NDEBUG.
set(CMAKE_C_FLAGS_RELEASE "-O2")
set(CMAKE_C_FLAGS_DEBUG "-O1 -g -fno-omit-frame-pointer")

include(CheckPIESupported)
check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)

add_library(kf_options INTERFACE)
target_include_directories(kf_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)

# -std=c17 hides POSIX and GNU functions (openat, memmem); this shows them again.
target_compile_definitions(kf_options INTERFACE _GNU_SOURCE KF_VERSION="${PROJECT_VERSION}")

# Assertions name their file: without the folder that it was compiled in.
target_compile_options(kf_options INTERFACE -fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=)

target_link_libraries(kf_options INTERFACE m)
target_compile_options(kf_options INTERFACE
    -Wall -Wextra -Wpedantic -Werror
    -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wundef -Wvla
    -Wcast-qual -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)

if(KF_SANITIZE)
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all)
    target_compile_options(kf_options INTERFACE ${sanitizers})
    target_link_options(kf_options INTERFACE ${sanitizers})
    target_compile_definitions(kf_options INTERFACE KF_SANITIZE=1)
else()
    # As Debian's own packagers do, one level higher; -U because some compilers predefine another.
    target_compile_options(kf_options INTERFACE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE
                                                -D_FORTIFY_SOURCE=3)
endif()

if(KF_FUZZ)
    # Counts the edges for libFuzzer, whose main() the targets of tests/fuzz alone are linked with.
    # Warnings are for the builds that people read.
    if(KF_SANITIZE)
        target_compile_options(kf_options INTERFACE -fsanitize=fuzzer-no-link -w)
        target_link_options(kf_options INTERFACE -fsanitize=fuzzer-no-link)
    else()
        # Edges alone: to tell it of each comparison too takes half of the time.
        target_compile_options(kf_options INTERFACE -fsanitize-coverage=inline-8bit-counters,pc-table -w)
    endif()
endif()

if(NOT APPLE)
    # No `-z now`: binding every symbol of Pango and Cairo at start costs milliseconds a run.
    target_link_options(kf_options INTERFACE -Wl,--as-needed -Wl,-z,relro -Wl,-z,noexecstack)
endif()
