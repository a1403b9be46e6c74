# The Debian packages: `cpack` in a build folder, or `build/package` from a fresh clone.

set(package ${CMAKE_CURRENT_LIST_DIR}/package)
set(made ${PROJECT_BINARY_DIR}/package)

# --- what they say of themselves ---------------------------------------------------------------------------------------

# kf_indent(RESULT TEXT): as a field's further lines are written, with a point in the empty ones.
function(kf_indent result text)
    string(STRIP "${text}" text)
    string(REGEX REPLACE "[ \t]+\n" "\n" text "${text}")
    string(REPLACE "\n" "\n " text " ${text}")
    string(REPLACE "\n \n" "\n .\n" text "${text}")
    string(REPLACE "\n \n" "\n .\n" text "${text}")
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# kf_licence(RESULT FILE FIRST-WORDS): the file from these words on.
function(kf_licence result file words)
    file(READ ${file} text)
    string(FIND "${text}" "${words}" start)
    if(start EQUAL -1)
        message(FATAL_ERROR "${file} does not say \"${words}\"")
    endif()
    string(SUBSTRING "${text}" ${start} -1 text)
    kf_indent(text "${text}")
    set(${result} "${text}" PARENT_SCOPE)
    set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
endfunction()

kf_licence(expat ${PROJECT_SOURCE_DIR}/LICENSE "Permission is hereby granted")
kf_licence(cc_by ${PROJECT_SOURCE_DIR}/modules/LICENSE "Attribution 4.0 International")
file(GLOB licences ${PROJECT_SOURCE_DIR}/fonts/OFL-*.txt)
set(fonts "")
foreach(licence IN LISTS licences)
    file(STRINGS ${licence} holder REGEX "^Copyright (©|[0-9])" LIMIT_COUNT 1)
    string(REGEX REPLACE "^Copyright (© )?" "" holder "${holder}")
    cmake_path(GET licence FILENAME name)
    string(APPEND fonts "Files: fonts/*\nCopyright: ${holder}\nLicense: OFL-1.1\nComment: The files that fonts/fonts.yaml "
                        "names beside ${name}.\n\n")
    kf_licence(ofl ${licence} "SIL OPEN FONT LICENSE")
endforeach()
configure_file(${package}/copyright.in ${made}/copyright @ONLY)

file(STRINGS ${package}/changelog newest LIMIT_COUNT 1)
if(NOT newest MATCHES "^kinfold \\(${PROJECT_VERSION}\\) ")
    message(FATAL_ERROR "${package}/changelog begins with another version than ${PROJECT_VERSION}")
endif()
add_custom_command(OUTPUT ${made}/changelog.gz DEPENDS ${package}/changelog VERBATIM
    COMMAND sh -c "gzip -9nc \"$1\" > \"$2\"" sh ${package}/changelog ${made}/changelog.gz)
add_custom_target(package_texts ALL DEPENDS ${made}/changelog.gz)
add_dependencies(installables package_texts)

install(FILES ${made}/copyright ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# --- what is in them ---------------------------------------------------------------------------------------------------

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kinfold)
# Each package has its own, the first line of its description.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGE_VENDOR "The Kinfold authors")
set(CPACK_PACKAGE_CONTACT "The Kinfold authors <kinfold@kinfold.invalid>")
set(CPACK_PROJECT_CONFIG_FILE ${package}/maintainer.cmake)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${package}/same_dates.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME kinfold)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# SVG logos; printing; opening what was made.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS librsvg2-2)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "cups-client, xdg-utils")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "printable, accessible workshop handouts for families
Kinfold prints the handouts of family education workshops, and the guides
that go with them, from plain text files: for cheap black-and-white printers,
in large print, as forms to fill in on a screen, in other languages, with a
programme's own logo and words. Every file is a tagged PDF (PDF/UA-1 and
PDF/A-2a) that can be read aloud.

This package holds the program, the whole kit of modules, and its fonts.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libkinfold${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "kinfold (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON) # no package can ask for its own; the others hold no library
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
# CPack writes scripts for ldconfig too, which lintian warns of; it cannot be told to leave them out, and they do no harm.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${package}/triggers)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "accessible workshop handouts - shared library
This package holds the library that makes the pages of Kinfold in memory, for
other programs.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libkinfold-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libkinfold${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "accessible workshop handouts - development files
This package holds what programs are compiled with that use libkinfold, and an
example of one.")

# Each package says who holds which rights.
foreach(component IN ITEMS library development)
    string(TOUPPER ${component} upper)
    install(FILES ${made}/copyright ${made}/changelog.gz COMPONENT ${component}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/src/libkinfold/example.c COMPONENT development
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME}/examples)

include(CPack)
