// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QCheckBox;
class QPushButton;

namespace hatstand::ui::inbox
{

/// What can be done with all that is chosen; hidden while nothing is.
class ChoiceBar final : public QFrame
{
    Q_OBJECT
public:
    explicit ChoiceBar(const Kit &kit, QWidget *parent = nullptr);
    void setCount(int count);
    /// In the list of what is done they are taken up again instead.
    void setReopens(bool reopens);
    [[nodiscard]] QPushButton *assignButton() const { return m_assign; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void assignRequested(QWidget *anchor);
    void doneRequested();
    void moreRequested(QWidget *anchor);
    void cleared();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void measure();
    Kit m_kit;
    QCheckBox *m_box;
    QPushButton *m_assign;
    QPushButton *m_done;
    QPushButton *m_more;
};

} // namespace hatstand::ui::inbox
