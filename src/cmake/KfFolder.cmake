# One folder of src/ is one static library, and may use the folders named before it.

find_package(PkgConfig REQUIRED)

# kf_folder(NAME SOURCES file... [NEEDS pkg-config-module...])
# Makes kf_NAME, linked to every library made before it. A folder without sources yet is an
# interface library, so that those after it still link.
function(kf_folder name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;NEEDS")

    if(arg_SOURCES)
        add_library(kf_${name} STATIC ${arg_SOURCES})
        target_link_libraries(kf_${name} PRIVATE kf_options)
        set(scope PUBLIC)
    else()
        add_library(kf_${name} INTERFACE)
        set(scope INTERFACE)
    endif()

    get_property(earlier GLOBAL PROPERTY KF_FOLDERS)
    # Nearest first: a static library must come before what it uses.
    list(REVERSE earlier)
    foreach(folder IN LISTS earlier)
        target_link_libraries(kf_${name} ${scope} kf_${folder})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY KF_FOLDERS ${name})

    if(arg_NEEDS)
        pkg_check_modules(KF_NEEDS_${name} REQUIRED QUIET IMPORTED_TARGET GLOBAL ${arg_NEEDS})
        target_link_libraries(kf_${name} ${scope} PkgConfig::KF_NEEDS_${name})
    endif()
endfunction()

# kf_plugin_list(FOLDER LIST)
# Writes generated/LIST with a line KF_ITEM(stem) for each plug-in of src/FOLDER. Every .c file
# is a plug-in, except registry.c and helpers, which are known by a header of the same stem.
function(kf_plugin_list folder list)
    set(path ${PROJECT_SOURCE_DIR}/src/${folder})
    file(GLOB sources CONFIGURE_DEPENDS ${path}/*.c)
    # Headers are globbed too: adding one turns a plug-in into a helper.
    file(GLOB headers CONFIGURE_DEPENDS ${path}/*.h)

    set(rows "")
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM stem)
        if(stem STREQUAL "registry" OR "${path}/${stem}.h" IN_LIST headers)
            continue()
        endif()
        string(APPEND rows "KF_ITEM(${stem})\n")
    endforeach()
    # Written only when it changes, so that adding nothing recompiles nothing.
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${list} CONTENT "${rows}" @ONLY)
endfunction()
