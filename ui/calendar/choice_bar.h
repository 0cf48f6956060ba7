// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/post_choice.h"
#include "kit/kit.h"

#include <QWidget>

class QLabel;

namespace hatstand::ui::calendar
{

/// "3 chosen" and what can be done with them: stands in place of the filters while several are chosen.
class ChoiceBar final : public QWidget
{
    Q_OBJECT
public:
    ChoiceBar(const Kit &kit, PostChoice &choice, QWidget *parent = nullptr);

Q_SIGNALS:
    void moveAsked();
    void removeAsked();

private:
    void follow();
    PostChoice &m_choice;
    QLabel *m_count;
};

} // namespace hatstand::ui::calendar
