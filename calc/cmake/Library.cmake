# libfiscalc, shared and static, from the objects of all floors.
get_property(floors GLOBAL PROPERTY FISCALC_FLOORS)
set(objects "")
foreach(floor IN LISTS floors)
  list(APPEND objects $<TARGET_OBJECTS:fiscalc_${floor}>)
endforeach()

add_library(fiscalc_shared SHARED ${objects})
add_library(fiscalc::fiscalc ALIAS fiscalc_shared)
add_library(fiscalc_static STATIC ${objects})
add_library(fiscalc::static ALIAS fiscalc_static)
foreach(form IN ITEMS shared static)
  set_target_properties(fiscalc_${form} PROPERTIES OUTPUT_NAME fiscalc LINKER_LANGUAGE C)
  target_link_libraries(fiscalc_${form} PRIVATE $<BUILD_INTERFACE:fiscalc_flags>)
  target_include_directories(fiscalc_${form} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endforeach()
target_link_libraries(fiscalc_shared PRIVATE ${FISCALC_LIBRARIES})
target_link_libraries(fiscalc_static PRIVATE ${FISCALC_STATIC_LIBRARIES})
set_target_properties(fiscalc_shared PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} EXPORT_NAME fiscalc)
set_target_properties(fiscalc_static PROPERTIES EXPORT_NAME static)
# Only what the public headers mark is seen from outside, also of archives linked in; nothing is left undefined.
target_link_options(fiscalc_shared PRIVATE -Wl,--exclude-libs,ALL)
if(NOT FISCALC_SANITIZE)
  target_link_options(fiscalc_shared PRIVATE -Wl,-z,defs)
endif()
