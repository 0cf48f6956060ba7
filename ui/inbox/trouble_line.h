// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;

namespace hatstand::ui::inbox
{

/// Says quietly that some places could not be read; which ones, and why, is shown when it is asked for.
class TroubleLine final : public QFrame
{
    Q_OBJECT
public:
    explicit TroubleLine(const Kit &kit, QWidget *parent = nullptr);
    /// A sentence for each; none hides it.
    void setTroubles(const QStringList &sentences);
    [[nodiscard]] QPushButton *showButton() const { return m_show; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void showAll(bool shown);
    Kit m_kit;
    QLabel *m_words;
    QPushButton *m_show;
    QLabel *m_all;
    bool m_shown = false;
};

} // namespace hatstand::ui::inbox
