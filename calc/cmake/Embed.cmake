# Turns files of a folder into a C source:
#   cmake -D NAME=story -D FOLDER=... -D FILES=a,b/c -D OUT=... -P Embed.cmake
# Defines fc_NAME_files and fc_NAME_count; the header that declares them is Embedded.cmake's.
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(list "")
set(index 0)
foreach(name IN LISTS FILES)
  file(READ ${FOLDER}/${name} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(.....................................................................................)" "\\1\n  " bytes "${bytes}")
  string(APPEND arrays "static const unsigned char file_${index}[] = {\n  ${bytes}0};\n\n")
  string(APPEND list "  {\"${name}\", file_${index}, sizeof file_${index} - 1},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "/* Made by Embed.cmake. */\n#include \"embedded/${NAME}.h\"\n\n${arrays}"
  "const fc_embedded fc_${NAME}_files[] = {\n${list}};\nconst size_t fc_${NAME}_count = ${index};\n")
