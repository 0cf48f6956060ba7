// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "kit/dialog.h"

class QDateEdit;
class QTimeEdit;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::inbox
{

/// Asks for a day and a time, by the clocks of this computer, until when something is out of sight.
class PutOffDialog final : public Dialog
{
    Q_OBJECT
public:
    PutOffDialog(const Kit &kit, Instant now, QWidget *parent);

Q_SIGNALS:
    void chosen(hatstand::Instant until);

private:
    [[nodiscard]] Result<Instant> until() const;
    void take();

    Instant m_now;
    QDateEdit *m_date;
    QTimeEdit *m_time;
    FormField *m_dateField;
    FormField *m_timeField;
};

} // namespace hatstand::ui::inbox
