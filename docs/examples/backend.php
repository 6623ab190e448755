<?php
// A back end of Chinwag in PHP: run it with `php backend.php` while `chinwag dev` runs.
declare(strict_types=1);

$server = getenv('CHINWAG_URL') ?: 'http://127.0.0.1:8080';
$app = getenv('CHINWAG_APP') ?: 'demo';
$key = getenv('CHINWAG_KEY') ?: 'sk_test_demo';

/** One call of the REST API. Ids may hold anything, so encode each: rawurlencode($id). */
function call(string $method, string $path, ?array $body = null): array
{
    global $server, $app, $key;
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Authorization: Bearer $key\r\nContent-Type: application/json\r\n",
        'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
        'ignore_errors' => true,
    ]]);
    $answer = file_get_contents("$server/v1/$app$path", false, $context);
    $result = json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
    // "code" is for programs, "message" for people, "reasons" names the field.
    if (isset($result['errorCode'])) {
        throw new RuntimeException("$method $path: {$result['code']}: {$result['message']}");
    }
    return $result;
}

/** What a user's browser proves itself with: a JWT (HS256) under the secret key. */
function userToken(string $user): string
{
    global $app, $key;
    $encoded = fn (string $data): string => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    $claims = ['tokenType' => 'user', 'iss' => $app, 'sub' => $user, 'exp' => time() + 24 * 60 * 60];
    $signed = $encoded(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . $encoded(json_encode($claims));
    return $signed . '.' . $encoded(hash_hmac('sha256', $signed, $key, true));
}

/** Whether a webhook comes from our server: over the body as it came (php://input), before it is parsed. */
function isGenuine(string $timestamp, string $signature, string $body): bool
{
    global $key;
    return hash_equals(strtoupper(hash_hmac('sha256', "$timestamp.$body", $key)), $signature);
}

call('PUT', '/users', ['alice' => ['name' => 'Alice'], 'bob' => ['name' => 'Bob', 'role' => 'seller']]);
$path = '/conversations/' . rawurlencode('order-17 (php)');
call('PUT', $path, ['participants' => ['alice', 'bob'], 'subject' => 'Blue bicycle']);
// With a key of its own, a message may be sent again after a failure, and lands once.
call('POST', "$path/messages", [
    ['type' => 'UserMessage', 'sender' => 'alice', 'text' => 'Is it *still* available?', 'idempotencyKey' => 'first'],
]);
foreach (array_reverse(call('GET', "$path/messages?limit=10")['data']) as $message) {
    echo "{$message['senderId']}: {$message['text']}\n";
}

echo 'token: ', userToken('alice'), "\n";

$body = '{"id":"evt_1","type":"user.created"}';
$signature = strtoupper(hash_hmac('sha256', "1700000000000.$body", $key));
echo 'webhook: ', json_encode(isGenuine('1700000000000', $signature, $body)), "\n";
echo 'forged: ', json_encode(isGenuine('1700000000001', $signature, $body)), "\n";
