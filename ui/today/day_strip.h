// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"
#include "today/going_out.h"

namespace hatstand::ui::today
{

/// Tomorrow in one line from 06 to 22: a square for each post at its time.
class DayStrip final : public Painted
{
    Q_OBJECT
public:
    explicit DayStrip(const Kit &kit, QWidget *parent = nullptr);
    void setPosts(const std::vector<Outgoing> &posts, const QByteArray &zone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Spot
    {
        double hour;
        Status status;
    };
    std::vector<Spot> m_spots;
};

/// A full hour at the end of an axis, as the locale has it: "06", "6 AM".
[[nodiscard]] QString hourWords(int hour, const QLocale &locale);

} // namespace hatstand::ui::today
