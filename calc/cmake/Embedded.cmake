# fc_embed(out name folder file...): a C source that holds the files (relative to the folder), appended to the list
# `out`, and a header embedded/<name>.h that declares fc_<name>_files and fc_<name>_count. A floor that includes the
# header calls this with its own sources.
function(fc_embed out name folder)
  set(made ${PROJECT_BINARY_DIR}/generated/embedded)
  string(TOUPPER ${name} guard)
  file(CONFIGURE OUTPUT ${made}/${name}.h @ONLY CONTENT
"/* Made by Embedded.cmake. */
#ifndef FC_EMBEDDED_@guard@_H
#define FC_EMBEDDED_@guard@_H

#include \"base/embedded.h\"

extern const fc_embedded fc_@name@_files[];
extern const size_t fc_@name@_count;

#endif
")
  list(TRANSFORM ARGN PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  list(JOIN ARGN "," list)
  add_custom_command(OUTPUT ${made}/${name}.c
    COMMAND ${CMAKE_COMMAND} -D NAME=${name} -D FOLDER=${folder} -D FILES=${list} -D OUT=${made}/${name}.c
      -P ${PROJECT_SOURCE_DIR}/calc/cmake/Embed.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/calc/cmake/Embed.cmake VERBATIM)
  set(${out} ${${out}} ${made}/${name}.c PARENT_SCOPE)
endfunction()
