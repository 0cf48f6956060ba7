// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"
#include "listen/topics/topic_view.h"

namespace hatstand::ui::listening
{

/// How people feel, a bar a day (of more than 45 days: a bar a week): positive above, negative below.
class FeelingChart final : public Painted
{
    Q_OBJECT
public:
    explicit FeelingChart(const Kit &kit, QWidget *parent = nullptr);
    void setView(const listen::TopicView &view);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;

    struct Bar
    {
        QDate first;
        listen::VolumeBucket said;
    };
    std::vector<Bar> m_bars;
};

} // namespace hatstand::ui::listening
