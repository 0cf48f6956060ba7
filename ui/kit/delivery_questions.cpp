// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/delivery_questions.h"

#include <QCoreApplication>

namespace hatstand::ui::questions
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::DeliveryQuestions)
};

Question asked(const QString &title, const QString &text, const QString &cancel, const QString &accept,
               ButtonKind kind)
{
    Question question;
    question.title = title;
    question.text = text;
    question.actions = {{QStringLiteral("cancel"), cancel}, {agreed, accept, kind}};
    return question;
}
} // namespace

Question leave(const QString &title)
{
    return asked(Words::tr("Leave “%1” unsent?").arg(title),
                 Words::tr("It stays in the history as not sent; from there you can still send it."),
                 Words::tr("Keep it here"), Words::tr("Leave it"), ButtonKind::Primary);
}

Question sendAgain(const QString &title)
{
    return asked(Words::tr("Send “%1” again?").arg(title),
                 Words::tr("Only if you looked and it is not there. If it is, people will see it twice."),
                 Words::tr("Cancel"), Words::tr("It is not there, send it"), ButtonKind::Primary);
}

Question itIsLive(const QString &title)
{
    return asked(
        Words::tr("Is “%1” live?").arg(title),
        Words::tr("Only if you looked and it is there. It counts as published from now on, and is not "
                  "sent again."),
        Words::tr("Cancel"), Words::tr("It is live"), ButtonKind::Primary);
}

Question posted(const QString &title)
{
    return asked(Words::tr("Did you post “%1”?").arg(title),
                 Words::tr("It counts as published from now on, and you are not reminded again."),
                 Words::tr("Not yet"), Words::tr("I posted it"), ButtonKind::Primary);
}

} // namespace hatstand::ui::questions
