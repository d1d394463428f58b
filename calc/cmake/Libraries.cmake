# What Debian packages: cJSON, utf8proc and libmd have .pc files, libcsv has neither .pc nor CMake files.
# The installed CMake package includes this file as well, for those who link the static library.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CJSON REQUIRED IMPORTED_TARGET libcjson>=1.7.15)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(LIBMD REQUIRED IMPORTED_TARGET libmd)
find_path(LIBCSV_INCLUDE csv.h REQUIRED)
find_library(LIBCSV_LIBRARY csv REQUIRED)
mark_as_advanced(LIBCSV_INCLUDE LIBCSV_LIBRARY)
if(NOT TARGET fiscalc::libcsv)
  add_library(fiscalc::libcsv INTERFACE IMPORTED)
  set_target_properties(fiscalc::libcsv PROPERTIES
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${LIBCSV_INCLUDE} INTERFACE_LINK_LIBRARIES ${LIBCSV_LIBRARY})
endif()
set(FISCALC_LIBRARIES PkgConfig::CJSON PkgConfig::UTF8PROC PkgConfig::LIBMD fiscalc::libcsv)
