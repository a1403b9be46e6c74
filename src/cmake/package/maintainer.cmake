# Read by CPack when it packs: who stands behind the packages, as Debian's own tools ask for it.
if(NOT "$ENV{DEBEMAIL}" STREQUAL "")
    set(name "The Kinfold authors")
    if(NOT "$ENV{DEBFULLNAME}" STREQUAL "")
        set(name "$ENV{DEBFULLNAME}")
    endif()
    set(CPACK_PACKAGE_CONTACT "${name} <$ENV{DEBEMAIL}>")
endif()
