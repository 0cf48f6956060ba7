// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace hatstand::ui::settings
{

/// Holds a control at the height of one line of a row, whatever stands below that line and however the words
/// wrap: a radio button stands beside the name of its option.
class BesideLine final : public QWidget
{
    Q_OBJECT
public:
    /// Takes `control` as its child; `line` is a label of the same row.
    BesideLine(QWidget *control, QWidget *line, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QWidget *m_control;
    QWidget *m_line;
};

} // namespace hatstand::ui::settings
