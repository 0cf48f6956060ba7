// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDateEdit;
class QString;
class QTimeEdit;

/// How wide the fields of a day and of a time have to be so that nothing of them is cut, whatever stands in
/// them: a language may say more around a date, and write the time with words. In pixels, without an icon.
/// (Qt measures the first and the last day that there can be, which are not the longest.)
namespace hatstand::ui::composer
{

/// The words of any day or time in the field's font and language, written as `format` says. (Right to left, a
/// field does not say its own format when it was given it from left to right.) Takes a millisecond or two: to
/// be kept as long as these stay as they are.
[[nodiscard]] int widestDay(const QDateEdit *field, const QString &format);
[[nodiscard]] int widestTime(const QTimeEdit *field, const QString &format);
/// The field around such words.
[[nodiscard]] int widthForDay(const QDateEdit *field, int words);
[[nodiscard]] int widthForTime(const QTimeEdit *field, int words);

} // namespace hatstand::ui::composer
