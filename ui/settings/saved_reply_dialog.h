// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"
#include "listen/replies/saved_reply.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::settings
{

/// Writes or changes a saved reply: its name, its text with variables, and for whom it is.
class SavedReplyDialog final : public Dialog
{
    Q_OBJECT
public:
    /// A reply without an id is a new one. `client` is whose it is when it is not for all.
    SavedReplyDialog(const Kit &kit, const listen::SavedReply &reply, const clients::ClientId &client,
                     const QString &clientName, QWidget *parent);

Q_SIGNALS:
    void saved(const hatstand::listen::SavedReply &reply);

private:
    void save();

    listen::SavedReply m_reply;
    const clients::ClientId m_owner;
    QLineEdit *m_name;
    QPlainTextEdit *m_text;
    FormField *m_textField;
    QCheckBox *m_forAll;
};

} // namespace hatstand::ui::settings
