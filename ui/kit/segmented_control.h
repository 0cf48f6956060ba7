// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace hatstand::ui
{

/// One of a few views or kinds: "Month | Week | Day". One tab stop (the chosen segment); arrow keys move the
/// choice, mirrored under right to left, Home and End go to the ends.
class SegmentedControl final : public QFrame
{
    Q_OBJECT
public:
    /// `name` is the accessible name of the whole: "View".
    SegmentedControl(const Kit &kit, const QString &name, QWidget *parent = nullptr);
    /// Returns the index of the new segment. The first one is chosen until another is.
    int addSegment(const QString &text);
    void setSegmentText(int index, const QString &text);
    void setSegmentEnabled(int index, bool enabled, const QString &reason = {});
    [[nodiscard]] int count() const;
    [[nodiscard]] int currentIndex() const;
    /// Does nothing (and sends nothing) when already chosen or out of range.
    void setCurrentIndex(int index);
    [[nodiscard]] QToolButton *segment(int index) const;

Q_SIGNALS:
    /// By the person or by setCurrentIndex.
    void currentChanged(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int index, bool withFocus);

    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
};

} // namespace hatstand::ui
