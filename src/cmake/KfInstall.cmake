# What `cmake --install` puts where.

# Whatever the umask of who installs or packages.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# All that `cmake --install` wants.
add_custom_target(installables DEPENDS kinfold_installed kinfold_library)

set(data ${CMAKE_INSTALL_DATADIR}/kinfold)
install(TARGETS kinfold_installed DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
# The READMEs too: those of modules/ are the author's guide and what each workshop is about.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/modules ${PROJECT_SOURCE_DIR}/fonts DESTINATION ${data} COMPONENT program
    PATTERN ".*" EXCLUDE PATTERN "*~" EXCLUDE PATTERN "*.swp" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

install(TARGETS kinfold_library
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
install(FILES ${PROJECT_SOURCE_DIR}/src/libkinfold/kinfold.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
file(RELATIVE_PATH to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" to_prefix ${to_prefix})
configure_file(${PROJECT_SOURCE_DIR}/src/libkinfold/kinfold.pc.in ${PROJECT_BINARY_DIR}/kinfold.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/kinfold.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
