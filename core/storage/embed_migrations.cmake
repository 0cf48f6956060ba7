# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes OUTPUT: the SQL of each of FILES (NNNN.sql) as a raw string, in order.
cmake_minimum_required(VERSION 3.25)
string(REPLACE "|" ";" files "${FILES}")
list(SORT files)
set(text "// Made from migrations/*.sql while building.\n#include \"storage/migrations.h\"\n\nnamespace hatstand::storage\n{\n\n")
string(APPEND text "std::vector<Migration> embeddedMigrations()\n{\n    return {\n")
foreach(file IN LISTS files)
    get_filename_component(number "${file}" NAME_WE)
    string(REGEX REPLACE "^0+" "" number "${number}")
    file(READ "${file}" sql)
    string(APPEND text "        {${number}, R\"hatstandsql(${sql})hatstandsql\"},\n")
endforeach()
string(APPEND text "    };\n}\n\n} // namespace hatstand::storage\n")
file(WRITE "${OUTPUT}" "${text}")
