# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D FOLDERS=… -P no_widgets_linked.cmake: fails when a program in one of the folders needs, itself or
# through a library of its own, a library of Qt Widgets; also when there is no program to look at.
set(checked 0)
foreach(folder IN LISTS FOLDERS)
    file(GLOB programs LIST_DIRECTORIES false "${folder}/*")
    foreach(program IN LISTS programs)
        execute_process(COMMAND ldd "${program}" OUTPUT_VARIABLE libraries ERROR_QUIET RESULT_VARIABLE status)
        if(NOT status EQUAL 0)
            continue() # a script or a data file
        endif()
        if(libraries MATCHES "libQt6[A-Za-z]*Widgets[^ ]*|libQt6Charts[^ ]*")
            message(FATAL_ERROR "${program} links ${CMAKE_MATCH_0}")
        endif()
        math(EXPR checked "${checked} + 1")
    endforeach()
endforeach()
if(checked EQUAL 0)
    message(FATAL_ERROR "There is no program in ${FOLDERS}")
endif()
message(STATUS "${checked} programs need no Qt Widgets")
