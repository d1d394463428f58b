# Turns the files of a folder into a C source: cmake -D FOLDER=... -D FILES=a,b/c -D OUT=... -P Embed.cmake
# Defines fc_story_files and fc_story_count (request/story.h).
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
file(WRITE ${OUT} "/* Made by Embed.cmake from the files of a story. */\n#include \"request/story.h\"\n\n${arrays}"
  "const fc_story_file fc_story_files[] = {\n${list}};\nconst size_t fc_story_count = ${index};\n")
