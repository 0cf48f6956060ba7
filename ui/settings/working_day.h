// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "listen/inbox/answer_promise.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace hatstand::ui::settings
{

/// From when until when a day's working hours go, or that there are none. A pause within them, as only other
/// programs of this workspace can make it, stays while neither end is changed.
class WorkingDay final : public QWidget
{
    Q_OBJECT
public:
    /// `name` is the day's, for the names of its fields.
    WorkingDay(const Kit &kit, const QString &name, QWidget *parent);

    void setStretches(std::vector<listen::WorkingStretch> stretches);
    [[nodiscard]] const std::vector<listen::WorkingStretch> &stretches() const { return m_stretches; }

Q_SIGNALS:
    /// By the person.
    void changed();

private:
    void take();
    void show();

    QComboBox *m_from;
    QLabel *m_between;
    QComboBox *m_until;
    std::vector<listen::WorkingStretch> m_stretches;
};

} // namespace hatstand::ui::settings
