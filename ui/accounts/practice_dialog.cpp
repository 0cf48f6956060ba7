// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/practice_dialog.h"

#include "kit/labels.h"
#include "kit/time_words.h"

#include <QFuture>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>
#include <QVBoxLayout>
#include <qcorofuture.h>

#include <memory>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int dialogWidth = 520;
constexpr int postsShown = 5;
constexpr int pictureSide = 240;

QLabel *words(const QString &text, TypeRole role, Ink ink)
{
    QLabel *label = makeLabel(text, role, ink);
    label->setWordWrap(true);
    return label;
}

/// Blocks; for a worker thread. `side` in device pixels.
QImage scaledPicture(const QString &path, int side)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize whole = reader.size();
    if (whole.width() > side || whole.height() > side)
        reader.setScaledSize(whole.scaled(side, side, Qt::KeepAspectRatio));
    return reader.read();
}

// The program's own pool outlives the dialog, which so can close while a large file is being read.
QFuture<QImage> readBeside(const QString &path, int side)
{
    const auto promise = std::make_shared<QPromise<QImage>>();
    QFuture<QImage> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, side] {
        promise->addResult(scaledPicture(path, side));
        promise->finish();
    });
    return future;
}
} // namespace

bool PracticeDialog::isFor(const QUrl &address)
{
    return address.scheme() == QLatin1StringView("practice");
}

Result<void> PracticeDialog::show(const QUrl &address, const Kit &kit, const Clock &clock,
                                  const networks::PracticeTimeline &timeline, const PicturePath &picturePath,
                                  QWidget *parent)
{
    const auto page = timeline.page(address.path().section(u'/', 1, 1));
    if (!page)
        return fail(page.error());
    const auto posts = timeline.at(address, postsShown);
    if (!posts)
        return fail(posts.error());
    auto *dialog = new PracticeDialog(kit, *page, parent);
    for (const networks::PracticeTimelinePost &entry : *posts) {
        if (&entry != &posts->front())
            dialog->body()->addWidget(makeLine());
        dialog->addPost(entry, picturePath, clock.now());
    }
    if (posts->empty())
        dialog->body()->addWidget(words(tr("Nothing has been posted here yet."), TypeRole::Body, Ink::Text2));
    dialog->open();
    readPictures(dialog);
    return {};
}

PracticeDialog::PracticeDialog(const Kit &kit, const networks::PracticePage &page, QWidget *parent)
    : Dialog(kit, tr("@%1 on Practice", "handle").arg(page.profile.handle), dialogWidth, parent)
{
    setObjectName(QStringLiteral("practiceDialog"));
    setText(tr("The Practice network stays on this computer, so no browser can show it. A visitor would see "
               "this there."));
    body()->setSpacing(kit.px(8));
    addButton({QStringLiteral("close"), tr("Close"), ButtonKind::Primary});
}

void PracticeDialog::addPost(const networks::PracticeTimelinePost &entry, const PicturePath &picturePath,
                             Instant now)
{
    const Milliseconds age = now - entry.post.createdAt;
    body()->addWidget(words(age < std::chrono::minutes(1) ? tr("just now")
                                                          : tr("%1 ago", "how long").arg(durationWords(age)),
                            TypeRole::Second, Ink::Text3));
    QLabel *text = words(entry.post.text, TypeRole::Body, Ink::Text);
    text->setObjectName(QStringLiteral("practicePostText"));
    body()->addWidget(text);
    addPictures(entry.post, picturePath);
    if (!entry.post.firstComment.isEmpty())
        body()->addWidget(
            words(tr("First comment: %1").arg(entry.post.firstComment), TypeRole::Second, Ink::Text2));
    body()->addWidget(words(
        factWords({tr("Likes: %1").arg(locale().toString(entry.echo.likes)),
                   tr("Shares: %1").arg(locale().toString(entry.echo.reposts)),
                   tr("Replies: %1").arg(locale().toString(static_cast<int>(entry.echo.replies.size())))}),
        TypeRole::Second, Ink::Text2));
    addReplies(entry.echo);
}

void PracticeDialog::addPictures(const networks::PracticePost &post, const PicturePath &picturePath)
{
    for (const networks::PracticePicture &picture : networks::practicePictures(post)) {
        const QString alt =
            picture.altText.isEmpty() ? tr("A picture without a description") : picture.altText;
        const QString path = picturePath ? picturePath(picture.file) : QString();
        if (!path.isEmpty()) {
            QLabel *shown = makeLabel({}, TypeRole::Body);
            shown->setObjectName(QStringLiteral("practicePicture"));
            shown->setAccessibleName(alt);
            shown->hide();
            body()->addWidget(shown);
            m_awaited.push_back({shown, path});
        }
        body()->addWidget(words(alt, TypeRole::Second, Ink::Text3));
    }
}

QCoro::Task<void> PracticeDialog::readPictures(QPointer<PracticeDialog> self)
{
    for (std::size_t next = 0; self && next < self->m_awaited.size(); ++next) {
        const qreal ratio = self->devicePixelRatioF();
        const int side = qRound(self->kit().px(pictureSide) * ratio);
        const QImage image = co_await readBeside(self->m_awaited[next].path, side);
        if (!self || image.isNull())
            continue;
        QPixmap pixels = QPixmap::fromImage(image);
        pixels.setDevicePixelRatio(ratio);
        QLabel *label = self->m_awaited[next].label; // a child of the dialog
        label->setPixmap(pixels);
        label->show();
        self->place();
    }
}

void PracticeDialog::addReplies(const networks::PracticeEcho &echo)
{
    for (const networks::PracticeReply &reply : echo.replies) {
        body()->addWidget(words(reply.author, TypeRole::Strong, Ink::Text));
        QLabel *text = words(reply.text, TypeRole::Body, Ink::Text);
        text->setObjectName(QStringLiteral("practiceReply"));
        body()->addWidget(text);
    }
}

} // namespace hatstand::ui::accounts
