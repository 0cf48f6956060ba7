// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/inbox_words.h"
#include "kit/painted.h"

#include <vector>

namespace hatstand::ui::inbox
{

/// How somebody has felt over time, from the first to the last: a sign for each.
class MoodRow final : public Painted
{
    Q_OBJECT
public:
    static constexpr std::size_t most = 8;

    explicit MoodRow(const Kit &kit, QWidget *parent = nullptr);
    void setMoods(std::vector<Mood> moods);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Mood> m_moods;
};

} // namespace hatstand::ui::inbox
