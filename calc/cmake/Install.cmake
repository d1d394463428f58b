# What `cmake --install` lays down: headers, both libraries, the command, its man page, the stories and the schemas, and
# the two ways to find them, pkg-config and find_package. Everything is relative to its own place, so that the tree may
# be moved.
include(CMakePackageConfigHelpers)
set(FISCALC_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/fiscalc)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/fiscalc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/datasets/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fiscalc)
if(TARGET fiscalc_cli)
  install(TARGETS fiscalc_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# Two export sets: who links the shared library needs none of the libraries under it.
install(TARGETS fiscalc_shared EXPORT fiscalc-shared LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS fiscalc_static EXPORT fiscalc-static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(form IN ITEMS shared static)
  install(EXPORT fiscalc-${form} NAMESPACE fiscalc:: FILE fiscalc-${form}.cmake DESTINATION ${FISCALC_CMAKE_DIR})
endforeach()
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/fiscalcConfig.cmake.in ${PROJECT_BINARY_DIR}/fiscalcConfig.cmake
  INSTALL_DESTINATION ${FISCALC_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/fiscalcConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/fiscalcConfig.cmake ${PROJECT_BINARY_DIR}/fiscalcConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/Libraries.cmake DESTINATION ${FISCALC_CMAKE_DIR})

file(RELATIVE_PATH FISCALC_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/fiscalc.pc.in ${PROJECT_BINARY_DIR}/fiscalc.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/fiscalc.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
