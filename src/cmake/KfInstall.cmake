# What `cmake --install` puts where.

# Whatever the umask of who installs or packages.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# The manual page, and what shells offer: told by the program itself.
set(told ${PROJECT_BINARY_DIR}/told)
# kf_tell(FILE ARGUMENT...): what `kinfold ARGUMENT...` prints.
function(kf_tell file)
    add_custom_command(OUTPUT ${told}/${file} DEPENDS kinfold VERBATIM
        COMMAND ${CMAKE_COMMAND} -E make_directory ${told}
        # Under the sanitizers, what libraries keep is no concern here.
        COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0 LC_ALL=C.UTF-8
            sh -c "file=$1; shift; \"$@\" > \"$file\"" sh ${told}/${file} $<TARGET_FILE:kinfold> ${ARGN})
endfunction()
kf_tell(kinfold.1 docs --man)
kf_tell(kinfold.bash completions bash)
kf_tell(_kinfold completions zsh)
kf_tell(kinfold.fish completions fish)
add_custom_command(OUTPUT ${told}/kinfold.1.gz DEPENDS ${told}/kinfold.1 VERBATIM
    COMMAND sh -c "gzip -9nc \"$1\" > \"$2\"" sh ${told}/kinfold.1 ${told}/kinfold.1.gz)
add_custom_target(told_texts ALL
    DEPENDS ${told}/kinfold.1.gz ${told}/kinfold.bash ${told}/_kinfold ${told}/kinfold.fish)
# `man kinfold-desk` leads to the same page: nobody starts that program by its name.
file(MAKE_DIRECTORY ${told})
file(CREATE_LINK kinfold.1.gz ${told}/kinfold-desk.1.gz SYMBOLIC)
install(FILES ${told}/kinfold.1.gz ${told}/kinfold-desk.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${told}/kinfold.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME kinfold
    COMPONENT program)
install(FILES ${told}/_kinfold DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${told}/kinfold.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)

# All that `cmake --install` wants.
add_custom_target(installables DEPENDS kinfold_installed kinfold-desk kinfold_library told_texts)

set(data ${CMAKE_INSTALL_DATADIR}/kinfold)
install(TARGETS kinfold_installed kinfold-desk DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/src/desk/kinfold-desk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/src/desk/pages/icon.svg RENAME kinfold-desk.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/src/desk/kinfold-desk@.service ${PROJECT_SOURCE_DIR}/src/desk/kinfold-desk.nginx
    DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program)
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
