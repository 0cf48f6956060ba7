# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What every target of the project shares: one target carries all flags, one function makes a room,
# one makes a test. A room links only what it may use, so a wrong arrow fails at link time.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(HATSTAND_MOLD mold)
if(HATSTAND_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
find_program(HATSTAND_CCACHE ccache)
if(HATSTAND_CCACHE)
    # Without the sloppiness ccache passes by every file that takes precompiled headers, which is nearly all. Paths
    # below the project count as relative, so that presets with equal flags and other clones share what was compiled.
    # What a file includes is read from the dependencies that Ninja asks for anyway, instead of preprocessing it first.
    set(hatstand_launcher env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 "${HATSTAND_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${hatstand_launcher}")
    set(CMAKE_C_COMPILER_LAUNCHER "${hatstand_launcher}")
endif()

# All flags live here; no target sets its own.
add_library(hatstand_flags INTERFACE)
target_compile_definitions(hatstand_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(hatstand_flags INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wold-style-cast -Wunused -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough
    # GCC 12 reports these inside coroutine frames and in inlined Qt code, where they are wrong.
    -Wno-null-dereference -Wno-maybe-uninitialized -Wno-mismatched-new-delete
    # The second lets ccache see which precompiled headers a file takes.
    "$<$<CXX_COMPILER_ID:GNU>:-fcoroutines;-fpch-preprocess>"
    "$<$<CONFIG:Release>:-D_GLIBCXX_ASSERTIONS>")
if(HATSTAND_SANITIZE)
    target_compile_options(hatstand_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(hatstand_flags INTERFACE -fsanitize=address,undefined)
endif()
target_compile_definitions(hatstand_flags INTERFACE HATSTAND_VERSION="${PROJECT_VERSION}")

# hatstand_use_headers(<kind> <target>…): what cmake/CMakeLists.txt compiled once (core, widgets, and for the tests
# tests_core, tests_widgets).
function(hatstand_use_headers kind)
    if(HATSTAND_PCH)
        foreach(target ${ARGN})
            target_precompile_headers(${target} REUSE_FROM hatstand_headers_${kind})
        endforeach()
    endif()
endfunction()

# hatstand_room(<name> SOURCES … USES <rooms and libraries>)
# A static library of one folder. PUBLIC links carry the arrows of the design.
function(hatstand_room name)
    cmake_parse_arguments(ROOM "" "ROOT;PCH" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_include_directories(${name} PUBLIC "${ROOM_ROOT}")
    target_link_libraries(${name} PUBLIC ${ROOM_USES} PRIVATE hatstand_flags ${ROOM_PRIVATE_USES})
    hatstand_use_headers(${ROOM_PCH} ${name})
endfunction()

# hatstand_core_room(<name> SOURCES … USES …): a room of core/, included as "<name>/file.h".
function(hatstand_core_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    hatstand_room(hatstand_${name} ROOT "${PROJECT_SOURCE_DIR}/core" PCH core
        SOURCES ${ROOM_SOURCES} USES ${ROOM_USES} PRIVATE_USES ${ROOM_PRIVATE_USES})
endfunction()

# hatstand_ui_room(<name> SOURCES … USES …): a page folder of ui/, included as "<name>/file.h"; the
# target is hatstand_ui_<name>, because some pages share their name with a room of core/.
function(hatstand_ui_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    hatstand_room(hatstand_ui_${name} ROOT "${PROJECT_SOURCE_DIR}/ui" PCH widgets
        SOURCES ${ROOM_SOURCES} USES Qt6::Widgets ${ROOM_USES} PRIVATE_USES ${ROOM_PRIVATE_USES})
endfunction()

# A test's own classes stand in its source file, which includes what moc makes of it. One moc for each such file is
# all that is needed; AUTOMOC would scan every test and compile an empty file for it.
function(hatstand_moc_sources name)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    foreach(source ${ARGN})
        get_filename_component(base "${source}" NAME_WE)
        get_filename_component(path "${source}" ABSOLUTE)
        file(STRINGS "${path}" includes_moc REGEX "^#include \"${base}\\.moc\"")
        if(includes_moc)
            set(made "${CMAKE_CURRENT_BINARY_DIR}/${name}_moc/${base}.moc")
            qt_generate_moc("${path}" "${made}" TARGET ${name})
            target_sources(${name} PRIVATE "${made}")
            target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}_moc")
        endif()
    endforeach()
endfunction()

# What Qt Test's headers say depends on the modules that a file links, so all tests of one kind link the same.
function(hatstand_use_test_headers name)
    if("${ARGN}" MATCHES "hatstand_(ui|app|test_audit)|Qt6::Widgets")
        target_link_libraries(${name} PRIVATE Qt6::Widgets)
        set(kind tests_widgets)
    else()
        set(kind tests_core)
    endif()
    target_link_libraries(${name} PRIVATE Qt6::Gui Qt6::Network Qt6::Test QCoro6::Core)
    hatstand_use_headers(${kind} ${name})
endfunction()

# hatstand_test(<name> SOURCES … USES … [LABELS …] [ARGS …] [TIMEOUT n])
# One executable and one ctest entry. Tests never need a display, the network or the user's own files.
function(hatstand_test name)
    cmake_parse_arguments(TEST "SERVERS" "TIMEOUT" "SOURCES;USES;LABELS;ARGS" ${ARGN})
    add_executable(${name} ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE hatstand_flags hatstand_test_places ${TEST_USES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    hatstand_moc_sources(${name} ${TEST_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    hatstand_use_test_headers(${name} ${TEST_USES})
    add_test(NAME ${name} COMMAND ${name} ${TEST_ARGS})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${TEST_TIMEOUT}
        LABELS "${TEST_LABELS}"
        SKIP_RETURN_CODE 77
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=Europe/Lisbon;QT_LOGGING_RULES=qt.qpa.*=false;UBSAN_OPTIONS=print_stacktrace=1;XDG_RUNTIME_DIR=/tmp;DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent")
endfunction()
