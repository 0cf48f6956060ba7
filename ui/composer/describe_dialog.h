// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"

#include <QImage>

class QLabel;
class QPlainTextEdit;

namespace hatstand::ui
{
class CounterRing;
}

namespace hatstand::ui::composer
{

/// Says what is in a picture, for people who cannot see it.
class DescribeDialog final : public Dialog
{
    Q_OBJECT
public:
    /// `limit` in code points, the shortest of the networks it goes to; 0: none is known.
    DescribeDialog(const Kit &kit, const QImage &picture, const QString &text, int limit, QWidget *parent);

Q_SIGNALS:
    void described(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void count();

    int m_limit;
    QPlainTextEdit *m_text;
    CounterRing *m_ring;
    QLabel *m_count;
};

} // namespace hatstand::ui::composer
