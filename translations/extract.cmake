# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D LUPDATE=… -D SOURCE=… -D OUT=… -P extract.cmake: every text for people in app/, core/ and ui/, into
# OUT, and what lupdate complains about into OUT.log (which a test wants empty).
file(REMOVE "${OUT}.new.ts")
execute_process(
    COMMAND "${LUPDATE}" -silent -locations none -no-obsolete -recursive
        "${SOURCE}/app" "${SOURCE}/core" "${SOURCE}/ui" -extensions h,cpp -I "${SOURCE}/core" -I "${SOURCE}/ui"
        -ts "${OUT}.new.ts"
    OUTPUT_VARIABLE said ERROR_VARIABLE complained RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "lupdate failed: ${said}${complained}")
endif()
file(WRITE "${OUT}.log" "${said}${complained}")
# Only a text that changed may cause work further on.
file(COPY_FILE "${OUT}.new.ts" "${OUT}" ONLY_IF_DIFFERENT)
