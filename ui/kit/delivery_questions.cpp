// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/delivery_questions.h"

#include "publish/post_address.h"

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

namespace
{
TextRequest whereRequest(bool isPart)
{
    TextRequest request;
    request.title = Words::tr("It is live");
    request.text =
        isPart ? Words::tr(
                     "Where does this part stand? What follows is attached to it, and cannot go out without "
                     "its link.")
               : Words::tr("Where does it stand? The link may be left empty.");
    request.label = isPart ? Words::tr("Link of this part") : Words::tr("Link of the post");
    request.accept = Words::tr("It is live");
    return request;
}

const QString whole = QStringLiteral("whole");

Question howMuchIsLive()
{
    Question question;
    question.title = Words::tr("How much of it is live?");
    question.text = Words::tr("It goes out part by part. If only this part is there, the rest goes on.");
    question.actions = {{QStringLiteral("cancel"), Words::tr("Cancel")},
                        {whole, Words::tr("All of it")},
                        {agreed, Words::tr("Only this part"), ButtonKind::Primary}};
    return question;
}

Error noAddress()
{
    return {ErrorCode::InvalidInput,
            Words::tr("This is not the address of a post."),
            Words::tr("Nothing was changed."),
            Words::tr("Copy it from the browser; it begins with https://."),
            {}};
}
} // namespace

QCoro::Task<void> askWhatIsThere(QPointer<QObject> asker, PageContext context, publish::Outbox &outbox,
                                 QPointer<QWidget> window, publish::Delivery delivery)
{
    const bool isUncertain = delivery.state == publish::DeliveryState::Uncertain;
    bool isPart = !isUncertain || outbox.goesOn(delivery);
    if (isUncertain && isPart) {
        const Answer answer = co_await context.dialogs.ask(window, howMuchIsLive());
        if (!asker || (answer.action != whole && answer.action != agreed))
            co_return;
        isPart = answer.action == agreed;
    }
    const auto text = co_await context.dialogs.askText(window, whereRequest(isPart));
    if (!asker || !text)
        co_return;
    const auto url = publish::postAddress(*text);
    if (!url) {
        context.navigator.report(noAddress());
        co_return;
    }
    const auto done = isPart ? outbox.confirmPartLive(delivery.id, delivery.linksThere, *url)
                             : outbox.confirmLive(delivery.id, *url);
    if (!done)
        context.navigator.report(done.error());
    else
        context.navigator.say(isPart ? Words::tr("The rest goes on.")
                                     : Words::tr("It is marked as published."));
}

Question posted(const QString &title)
{
    return asked(Words::tr("Did you post “%1”?").arg(title),
                 Words::tr("It counts as published from now on, and you are not reminded again."),
                 Words::tr("Not yet"), Words::tr("I posted it"), ButtonKind::Primary);
}

} // namespace hatstand::ui::questions
