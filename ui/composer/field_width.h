// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDateEdit;
class QTimeEdit;

/// How wide the fields of a day and of a time have to be so that nothing of them is cut, whatever stands in
/// them: a language may say more around a date, and write the time with words. In pixels, without an icon.
/// (Qt measures the first and the last day that there can be, which are not the longest.)
namespace hatstand::ui::composer
{

[[nodiscard]] int widthForAnyDay(const QDateEdit *field);
[[nodiscard]] int widthForAnyTime(const QTimeEdit *field);

} // namespace hatstand::ui::composer
