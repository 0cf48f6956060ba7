// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"
#include "listen/topics/topic_view.h"

namespace hatstand::ui::listening
{

/// How much is said a day: a line over what is usual (dashed), and a mark at the largest spike with what it
/// was about. Today, which is not over, is drawn as far as it has come.
class VolumeChart final : public Painted
{
    Q_OBJECT
public:
    explicit VolumeChart(const Kit &kit, QWidget *parent = nullptr);
    void setView(const listen::TopicView &view);
    /// Of the view's spikes, in their order.
    void setReasons(std::vector<QString> reasons);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Scale;
    [[nodiscard]] Scale scale() const;
    void paintAxes(QPainter &painter, const Scale &scale) const;
    void paintSpike(QPainter &painter, const Scale &scale) const;
    void describe();

    listen::TopicView m_view;
    std::vector<QString> m_reasons;
};

/// Round numbers for an axis from 0 to at least `most`: their distance. Four or five lines.
[[nodiscard]] qint64 axisStep(qint64 most);

} // namespace hatstand::ui::listening
